using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.Sqlite.Migrations
{
    public partial class ReadersAndPartners
    {
        private static void ArchiveImportUp(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ImportedArticles_OldPath",
                table: "ImportedArticles");

            // EF would make the table anew with foreign keys switched off, and that not in a transaction.
            migrationBuilder.Sql("""ALTER TABLE "ImportedArticles" DROP COLUMN "OldPath";""");

            migrationBuilder.CreateTable(
                name: "OldAddresses",
                columns: table => new
                {
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OldAddresses", x => x.Address);
                    table.ForeignKey(
                        name: "FK_OldAddresses_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OldAddresses_ArticleId",
                table: "OldAddresses",
                column: "ArticleId");
        }

        private static void ArchiveImportDown(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OldAddresses");

            migrationBuilder.AddColumn<string>(
                name: "OldPath",
                table: "ImportedArticles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportedArticles_OldPath",
                table: "ImportedArticles",
                column: "OldPath");
        }
    }
}
