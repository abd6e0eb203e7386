using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.PostgreSql.Migrations
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
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "RightsEndAt",
                table: "Pictures",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "Pictures",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Terms",
                table: "Pictures",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Pictures",
                type: "integer",
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
