using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class WordNews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "WordEntryId",
                table: "Notifications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_WordEntryId",
                table: "Notifications",
                column: "WordEntryId");

            migrationBuilder.AddForeignKey(
                name: "FK_Notifications_WordEntries_WordEntryId",
                table: "Notifications",
                column: "WordEntryId",
                principalTable: "WordEntries",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Notifications_WordEntries_WordEntryId",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_WordEntryId",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "WordEntryId",
                table: "Notifications");
        }
    }
}
