using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.PostgreSql.Migrations
{
    public partial class ReadersAndPartners
    {
        private static void WordsAndNoticesUp(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsOfWords",
                table: "TermImports",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<Guid>(
                name: "StoryId",
                table: "Notifications",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "TermEntryId",
                table: "Notifications",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "WordEntryId",
                table: "Notifications",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WordCounter",
                table: "Newsrooms",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Guid>(
                name: "SourceRevisionId",
                table: "MemoryTasks",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "WordEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DeskId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    Word = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Instead = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Exceptions = table.Column<List<string>>(type: "text[]", nullable: false),
                    BeforeDate = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    ProposedById = table.Column<Guid>(type: "uuid", nullable: false),
                    ChangedById = table.Column<Guid>(type: "uuid", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_TermEntryId",
                table: "Notifications",
                column: "TermEntryId");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_WordEntryId",
                table: "Notifications",
                column: "WordEntryId");

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

            migrationBuilder.AddForeignKey(
                name: "FK_MemoryTasks_Revisions_SourceRevisionId",
                table: "MemoryTasks",
                column: "SourceRevisionId",
                principalTable: "Revisions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Notifications_TermEntries_TermEntryId",
                table: "Notifications",
                column: "TermEntryId",
                principalTable: "TermEntries",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Notifications_WordEntries_WordEntryId",
                table: "Notifications",
                column: "WordEntryId",
                principalTable: "WordEntries",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
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
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
