using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.Sqlite.Migrations
{
    public partial class ReadersAndPartners
    {
        private static void ListsUp(MigrationBuilder migrationBuilder)
        {
            // The words that stories had as tags wait here until the start makes tags of them (EarlierData). The column goes in SQLite's own
            // words, since EF Core would copy the table for it.
            migrationBuilder.Sql("""
                CREATE TABLE "OldStoryTags" AS
                SELECT s."Id" AS "StoryId", CAST(t.key AS INTEGER) AS "Position", t.value AS "Name" FROM "Stories" s, json_each(s."Tags") t
                """);
            migrationBuilder.Sql("""ALTER TABLE "Stories" DROP COLUMN "Tags" """);

            migrationBuilder.AddColumn<int>(
                name: "DataVersion",
                table: "Newsrooms",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "PublicCredits",
                columns: table => new
                {
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    AgencyName = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicCredits", x => new { x.ArticleId, x.Role, x.Position });
                    table.ForeignKey(
                        name: "FK_PublicCredits_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PublicCredits_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PublicCredits_Persons_PersonId",
                        column: x => x.PersonId,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PublicNames",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", nullable: false),
                    TargetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsCurrent = table.Column<bool>(type: "INTEGER", nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicNames", x => new { x.Kind, x.Slug });
                });

            migrationBuilder.CreateTable(
                name: "Tags",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Names = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tags", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StoryTags",
                columns: table => new
                {
                    StoryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TagId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoryTags", x => new { x.StoryId, x.TagId });
                    table.ForeignKey(
                        name: "FK_StoryTags_Stories_StoryId",
                        column: x => x.StoryId,
                        principalTable: "Stories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StoryTags_Tags_TagId",
                        column: x => x.TagId,
                        principalTable: "Tags",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TagNames",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    TagId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TagNames", x => x.Key);
                    table.ForeignKey(
                        name: "FK_TagNames_Tags_TagId",
                        column: x => x.TagId,
                        principalTable: "Tags",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Publications_Corrections",
                table: "Publications",
                column: "PublicAt",
                filter: "\"CorrectionNotice\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PublicCredits_AgencyId_ArticleId",
                table: "PublicCredits",
                columns: new[] { "AgencyId", "ArticleId" });

            migrationBuilder.CreateIndex(
                name: "IX_PublicCredits_PersonId_ArticleId",
                table: "PublicCredits",
                columns: new[] { "PersonId", "ArticleId" });

            migrationBuilder.CreateIndex(
                name: "IX_PublicNames_Kind_TargetId",
                table: "PublicNames",
                columns: new[] { "Kind", "TargetId" });

            migrationBuilder.CreateIndex(
                name: "IX_StoryTags_TagId_StoryId",
                table: "StoryTags",
                columns: new[] { "TagId", "StoryId" });

            migrationBuilder.CreateIndex(
                name: "IX_TagNames_TagId",
                table: "TagNames",
                column: "TagId");
        }

        private static void ListsDown(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PublicCredits");

            migrationBuilder.DropTable(
                name: "PublicNames");

            migrationBuilder.DropTable(
                name: "StoryTags");

            migrationBuilder.DropTable(
                name: "TagNames");

            migrationBuilder.DropTable(
                name: "Tags");

            migrationBuilder.DropIndex(
                name: "IX_Publications_Corrections",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "DataVersion",
                table: "Newsrooms");

            migrationBuilder.AddColumn<string>(
                name: "Tags",
                table: "Stories",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }
    }
}
