using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.Sqlite.Migrations
{
    public partial class ReadersAndPartners
    {
        private static void WordsAndNoticesUp(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsOfWords",
                table: "TermImports",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "WordCounter",
                table: "Newsrooms",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "WordEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Word = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Instead = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: false),
                    Exceptions = table.Column<string>(type: "TEXT", nullable: false),
                    BeforeDate = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ProposedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WordEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WordEntries_Desks_DeskId",
                        column: x => x.DeskId,
                        principalTable: "Desks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WordEntries_Persons_ChangedById",
                        column: x => x.ChangedById,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WordEntries_Persons_ProposedById",
                        column: x => x.ProposedById,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql("""
                ALTER TABLE "MemoryTasks" ADD COLUMN "SourceRevisionId" TEXT NULL CONSTRAINT "FK_MemoryTasks_Revisions_SourceRevisionId" REFERENCES "Revisions" ("Id") ON DELETE RESTRICT;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_MemoryTasks_SourceRevisionId",
                table: "MemoryTasks",
                column: "SourceRevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_WordEntries_ChangedById",
                table: "WordEntries",
                column: "ChangedById");

            migrationBuilder.CreateIndex(
                name: "IX_WordEntries_DeskId",
                table: "WordEntries",
                column: "DeskId");

            migrationBuilder.CreateIndex(
                name: "IX_WordEntries_ProposedById",
                table: "WordEntries",
                column: "ProposedById");

            // What EF would do to make a column optional or to add a key switches foreign keys off, and that not in a transaction. No other table refers to
            // this one, so it is made anew inside the migration's own, and a server that stops half way finds the old one.
            migrationBuilder.Sql("""
                CREATE TABLE "Notifications_Anew" (
                    "Id" TEXT NOT NULL CONSTRAINT "PK_Notifications" PRIMARY KEY,
                    "ArticleId" TEXT NULL,
                    "At" TEXT NOT NULL,
                    "CausedById" TEXT NULL,
                    "Kind" TEXT NOT NULL,
                    "Note" TEXT NULL,
                    "PersonId" TEXT NOT NULL,
                    "ReadAt" TEXT NULL,
                    "StoryId" TEXT NULL,
                    "TermEntryId" TEXT NULL,
                    "WordEntryId" TEXT NULL,
                    CONSTRAINT "FK_Notifications_Persons_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Persons" ("Id") ON DELETE RESTRICT,
                    CONSTRAINT "FK_Notifications_Stories_StoryId" FOREIGN KEY ("StoryId") REFERENCES "Stories" ("Id") ON DELETE RESTRICT,
                    CONSTRAINT "FK_Notifications_TermEntries_TermEntryId" FOREIGN KEY ("TermEntryId") REFERENCES "TermEntries" ("Id") ON DELETE RESTRICT,
                    CONSTRAINT "FK_Notifications_WordEntries_WordEntryId" FOREIGN KEY ("WordEntryId") REFERENCES "WordEntries" ("Id") ON DELETE RESTRICT
                );
                INSERT INTO "Notifications_Anew" ("Id", "ArticleId", "At", "CausedById", "Kind", "Note", "PersonId", "ReadAt", "StoryId")
                    SELECT "Id", "ArticleId", "At", "CausedById", "Kind", "Note", "PersonId", "ReadAt", "StoryId" FROM "Notifications";
                DROP TABLE "Notifications";
                ALTER TABLE "Notifications_Anew" RENAME TO "Notifications";
                CREATE INDEX "IX_Notifications_PersonId_At" ON "Notifications" ("PersonId", "At");
                CREATE INDEX "IX_Notifications_StoryId" ON "Notifications" ("StoryId");
                CREATE INDEX "IX_Notifications_TermEntryId" ON "Notifications" ("TermEntryId");
                CREATE INDEX "IX_Notifications_WordEntryId" ON "Notifications" ("WordEntryId");
                CREATE INDEX "IX_Notifications_Unread" ON "Notifications" ("PersonId") WHERE "ReadAt" IS NULL;
                """);
        }

        private static void WordsAndNoticesDown(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_MemoryTasks_Revisions_SourceRevisionId",
                table: "MemoryTasks");

            migrationBuilder.DropForeignKey(
                name: "FK_Notifications_TermEntries_TermEntryId",
                table: "Notifications");

            migrationBuilder.DropForeignKey(
                name: "FK_Notifications_WordEntries_WordEntryId",
                table: "Notifications");

            migrationBuilder.DropTable(
                name: "WordEntries");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_TermEntryId",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_WordEntryId",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_MemoryTasks_SourceRevisionId",
                table: "MemoryTasks");

            migrationBuilder.DropColumn(
                name: "IsOfWords",
                table: "TermImports");

            migrationBuilder.DropColumn(
                name: "TermEntryId",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "WordEntryId",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "WordCounter",
                table: "Newsrooms");

            migrationBuilder.DropColumn(
                name: "SourceRevisionId",
                table: "MemoryTasks");

            migrationBuilder.AlterColumn<Guid>(
                name: "StoryId",
                table: "Notifications",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
