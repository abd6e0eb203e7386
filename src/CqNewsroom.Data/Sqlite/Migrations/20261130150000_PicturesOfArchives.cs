using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.Sqlite.Migrations
{
    // A picture of an archive was uploaded by nobody. Many tables refer to this one, so it is made anew with foreign keys switched off, which no transaction
    // allows; alone in its migration it can be done again when a server stops half way.
    /// <inheritdoc />
    public partial class PicturesOfArchives : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "UploadedById",
                table: "Pictures",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "UploadedById",
                table: "Pictures",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
