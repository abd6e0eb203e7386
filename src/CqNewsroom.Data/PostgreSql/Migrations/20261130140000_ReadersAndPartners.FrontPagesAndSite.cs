using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.PostgreSql.Migrations
{
    public partial class ReadersAndPartners
    {
        private static void FrontPagesAndSiteUp(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FrontPages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Slots = table.Column<string>(type: "text", nullable: false),
                    Blocks = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    MadeById = table.Column<Guid>(type: "uuid", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    InForceAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    NextEndAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrontPages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FrontPages_Persons_MadeById",
                        column: x => x.MadeById,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SitePages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Purpose = table.Column<string>(type: "text", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SitePages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SiteSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Taglines = table.Column<string>(type: "text", nullable: false),
                    FooterTexts = table.Column<string>(type: "text", nullable: false),
                    Links = table.Column<string>(type: "text", nullable: false),
                    PublisherNames = table.Column<string>(type: "text", nullable: false),
                    Profiles = table.Column<List<string>>(type: "text[]", nullable: false),
                    LightAccent = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DarkAccent = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    LogoId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteSettings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SiteSettings_Pictures_LogoId",
                        column: x => x.LogoId,
                        principalTable: "Pictures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SitePageTexts",
                columns: table => new
                {
                    PageId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Slug = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FormerSlugs = table.Column<List<string>>(type: "text[]", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    IsPublished = table.Column<bool>(type: "boolean", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SitePageTexts", x => new { x.PageId, x.Language });
                    table.ForeignKey(
                        name: "FK_SitePageTexts_SitePages_PageId",
                        column: x => x.PageId,
                        principalTable: "SitePages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FrontPages_InForce",
                table: "FrontPages",
                column: "Language",
                unique: true,
                filter: "\"State\" = 'InForce'");

            migrationBuilder.CreateIndex(
                name: "IX_FrontPages_Language_Number",
                table: "FrontPages",
                columns: new[] { "Language", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FrontPages_MadeById",
                table: "FrontPages",
                column: "MadeById");

            migrationBuilder.CreateIndex(
                name: "IX_FrontPages_State_DueAt",
                table: "FrontPages",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SitePageTexts_Language_Slug",
                table: "SitePageTexts",
                columns: new[] { "Language", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SiteSettings_LogoId",
                table: "SiteSettings",
                column: "LogoId");
        }

        private static void FrontPagesAndSiteDown(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FrontPages");

            migrationBuilder.DropTable(
                name: "SitePageTexts");

            migrationBuilder.DropTable(
                name: "SiteSettings");

            migrationBuilder.DropTable(
                name: "SitePages");
        }
    }
}
