using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.PostgreSql.Migrations
{
    public partial class ReadersAndPartners
    {
        private static void SearchUp(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SearchDocuments",
                columns: table => new
                {
                    Generation = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    ArticleId = table.Column<Guid>(type: "uuid", nullable: false),
                    PublicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    StoryNumber = table.Column<int>(type: "integer", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FirstPublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Length = table.Column<int>(type: "integer", nullable: false),
                    IsLive = table.Column<bool>(type: "boolean", nullable: false),
                    Change = table.Column<long>(type: "bigint", nullable: false),
                    Terms = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchDocuments", x => new { x.Generation, x.Number });
                    table.ForeignKey(
                        name: "FK_SearchDocuments_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SearchDocuments_Publications_PublicationId",
                        column: x => x.PublicationId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SearchGenerations",
                columns: table => new
                {
                    Version = table.Column<int>(type: "integer", nullable: false),
                    IsComplete = table.Column<bool>(type: "boolean", nullable: false),
                    LastNumber = table.Column<int>(type: "integer", nullable: false),
                    LastChange = table.Column<long>(type: "bigint", nullable: false),
                    LastMerged = table.Column<int>(type: "integer", nullable: false),
                    WriterId = table.Column<Guid>(type: "uuid", nullable: true),
                    WriterUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchGenerations", x => x.Version);
                });

            migrationBuilder.CreateTable(
                name: "SearchPostings",
                columns: table => new
                {
                    Generation = table.Column<int>(type: "integer", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Term = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Block = table.Column<int>(type: "integer", nullable: false),
                    Last = table.Column<int>(type: "integer", nullable: false),
                    Documents = table.Column<byte[]>(type: "bytea", nullable: false),
                    Positions = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchPostings", x => new { x.Generation, x.Language, x.Term, x.Block });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_ArticleId",
                table: "SearchDocuments",
                column: "ArticleId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_Generation_Change",
                table: "SearchDocuments",
                columns: new[] { "Generation", "Change" });

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_PublicationId",
                table: "SearchDocuments",
                column: "PublicationId");
        }

        private static void SearchDown(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SearchDocuments");

            migrationBuilder.DropTable(
                name: "SearchGenerations");

            migrationBuilder.DropTable(
                name: "SearchPostings");
        }
    }
}
