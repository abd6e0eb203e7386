using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PictureRights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Words",
                table: "PictureUses",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "RightsEndAt",
                table: "Pictures",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "Pictures",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Terms",
                table: "Pictures",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Pictures",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_Pictures_RightsEndAt",
                table: "Pictures",
                column: "RightsEndAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Pictures_RightsEndAt",
                table: "Pictures");

            migrationBuilder.DropColumn(
                name: "Words",
                table: "PictureUses");

            migrationBuilder.DropColumn(
                name: "RightsEndAt",
                table: "Pictures");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "Pictures");

            migrationBuilder.DropColumn(
                name: "Terms",
                table: "Pictures");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Pictures");
        }
    }
}
