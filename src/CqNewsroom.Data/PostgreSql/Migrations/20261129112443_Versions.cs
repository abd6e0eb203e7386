using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.PostgreSql.Migrations
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
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<Guid>(
                name: "RestoredFromRevisionId",
                table: "Revisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AskedAt",
                table: "EditLeases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AskedById",
                table: "EditLeases",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AskedTab",
                table: "EditLeases",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "KeptVersion",
                table: "Articles",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "UnkeptSince",
                table: "Articles",
                type: "timestamp with time zone",
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
