using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.PostgreSql.Migrations
{
    public partial class ReadersAndPartners
    {
        private static void ListsUp(MigrationBuilder migrationBuilder)
        {
            // The words that stories had as tags wait here until the start makes tags of them (EarlierData).
            migrationBuilder.Sql("""
                CREATE TABLE "OldStoryTags" AS
                SELECT s."Id" AS "StoryId", (t.place - 1)::int AS "Position", t.name AS "Name" FROM "Stories" s, unnest(s."Tags") WITH ORDINALITY AS t(name, place)
                """);
            migrationBuilder.DropColumn(
                name: "Tags",
                table: "Stories");

            migrationBuilder.AddColumn<int>(
                name: "DataVersion",
                table: "Newsrooms",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "PublicCredits",
                columns: table => new
                {
                    ArticleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "text", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AgencyName = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Slug = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TargetId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsCurrent = table.Column<bool>(type: "boolean", nullable: false),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicNames", x => new { x.Kind, x.Slug });
                });

            migrationBuilder.CreateTable(
                name: "Tags",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Names = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tags", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StoryTags",
                columns: table => new
                {
                    StoryId = table.Column<Guid>(type: "uuid", nullable: false),
                    TagId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
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
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TagId = table.Column<Guid>(type: "uuid", nullable: false)
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

            migrationBuilder.AddColumn<List<string>>(
                name: "Tags",
                table: "Stories",
                type: "text[]",
                nullable: false);
        }
    }
}
