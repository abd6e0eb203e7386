using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Versions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "Revisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RestoredFromRevisionId",
                table: "Revisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AskedAt",
                table: "EditLeases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AskedById",
                table: "EditLeases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AskedTab",
                table: "EditLeases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "KeptVersion",
                table: "Articles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "UnkeptSince",
                table: "Articles",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Name",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "RestoredFromRevisionId",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "AskedAt",
                table: "EditLeases");

            migrationBuilder.DropColumn(
                name: "AskedById",
                table: "EditLeases");

            migrationBuilder.DropColumn(
                name: "AskedTab",
                table: "EditLeases");

            migrationBuilder.DropColumn(
                name: "KeptVersion",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "UnkeptSince",
                table: "Articles");
        }
    }
}
