using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class TranslationMemory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "LastSegment",
                table: "Newsrooms",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "MemorySegments",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    ArticleId = table.Column<Guid>(type: "uuid", nullable: false),
                    RevisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceRevisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    BlockId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    SourceLanguage = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TargetLanguage = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Target = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Context = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemorySegments", x => x.Number);
                    table.ForeignKey(
                        name: "FK_MemorySegments_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MemorySegments_Revisions_RevisionId",
                        column: x => x.RevisionId,
                        principalTable: "Revisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MemorySegments_Revisions_SourceRevisionId",
                        column: x => x.SourceRevisionId,
                        principalTable: "Revisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MemoryTasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ArticleId = table.Column<Guid>(type: "uuid", nullable: false),
                    RevisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemoryTasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MemoryTasks_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MemoryTasks_Revisions_RevisionId",
                        column: x => x.RevisionId,
                        principalTable: "Revisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MemorySegments_ArticleId",
                table: "MemorySegments",
                column: "ArticleId");

            migrationBuilder.CreateIndex(
                name: "IX_MemorySegments_RevisionId",
                table: "MemorySegments",
                column: "RevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_MemorySegments_SourceLanguage_TargetLanguage_Number",
                table: "MemorySegments",
                columns: new[] { "SourceLanguage", "TargetLanguage", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_MemorySegments_SourceRevisionId",
                table: "MemorySegments",
                column: "SourceRevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_MemoryTasks_ArticleId",
                table: "MemoryTasks",
                column: "ArticleId");

            migrationBuilder.CreateIndex(
                name: "IX_MemoryTasks_RevisionId",
                table: "MemoryTasks",
                column: "RevisionId");

            // What was published or approved before there was a memory is learned by the first start after this.
            migrationBuilder.Sql(
                """
                INSERT INTO "MemoryTasks" ("Id", "ArticleId", "RevisionId", "At")
                SELECT "LiveRevisionId", "Id", "LiveRevisionId", "PublishedAt" FROM "Articles"
                WHERE NOT "IsOriginal" AND "Standing" = 'Live' AND "LiveRevisionId" IS NOT NULL AND "PublishedAt" IS NOT NULL;
                INSERT INTO "MemoryTasks" ("Id", "ArticleId", "RevisionId", "At")
                SELECT "SubmittedRevisionId", "Id", "SubmittedRevisionId", "StateSince" FROM "Articles"
                WHERE NOT "IsOriginal" AND "State" IN ('Approved', 'Scheduled') AND "SubmittedRevisionId" IS NOT NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MemorySegments");

            migrationBuilder.DropTable(
                name: "MemoryTasks");

            migrationBuilder.DropColumn(
                name: "LastSegment",
                table: "Newsrooms");
        }
    }
}
