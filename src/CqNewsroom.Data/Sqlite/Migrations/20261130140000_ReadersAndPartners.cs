using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReadersAndPartners : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            AgencyOrdersUp(migrationBuilder);
            OutboxUp(migrationBuilder);
            WordsAndNoticesUp(migrationBuilder);
            NoticesUp(migrationBuilder);
            ListsUp(migrationBuilder);
            SearchUp(migrationBuilder);
            ArchiveImportUp(migrationBuilder);
            FrontPagesAndSiteUp(migrationBuilder);
            PartnersUp(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            PartnersDown(migrationBuilder);
            FrontPagesAndSiteDown(migrationBuilder);
            ArchiveImportDown(migrationBuilder);
            SearchDown(migrationBuilder);
            ListsDown(migrationBuilder);
            NoticesDown(migrationBuilder);
            WordsAndNoticesDown(migrationBuilder);
            OutboxDown(migrationBuilder);
            AgencyOrdersDown(migrationBuilder);
        }
    }
}
