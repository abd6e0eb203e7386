using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.PostgreSql.Migrations
{
    public partial class ReadersAndPartners
    {
        private static void NoticesUp(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Change",
                table: "Publications",
                type: "text",
                nullable: false,
                defaultValue: "First");

            migrationBuilder.AddColumn<string>(
                name: "NoticeKind",
                table: "Publications",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NoticePlacement",
                table: "Publications",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "CorrectedAt",
                table: "Articles",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RetractionForm",
                table: "Articles",
                type: "text",
                nullable: false,
                defaultValue: "Notice");

            migrationBuilder.AddColumn<DateTime>(
                name: "UpdatedAt",
                table: "Articles",
                type: "timestamp with time zone",
                nullable: true);

            // What was public before knew one time and one kind of notice.
            migrationBuilder.Sql(
                """
                UPDATE "Publications" SET "Change" = 'Notice', "NoticeKind" = 'Correction', "NoticePlacement" = 'Bottom' WHERE "CorrectionNotice" IS NOT NULL;
                UPDATE "Publications" SET "Change" = 'Update' WHERE "CorrectionNotice" IS NULL AND EXISTS (
                    SELECT 1 FROM "Publications" AS earlier WHERE earlier."ArticleId" = "Publications"."ArticleId" AND earlier."ActualAt" < "Publications"."ActualAt");
                UPDATE "Articles" SET "UpdatedAt" = "PublishedAt" WHERE "PublishedAt" > "FirstPublishedAt";
                UPDATE "Articles" SET "CorrectedAt" = (
                    SELECT MAX(notice."PublicAt") FROM "Publications" AS notice WHERE notice."ArticleId" = "Articles"."Id" AND notice."CorrectionNotice" IS NOT NULL);
                """);
        }

        private static void NoticesDown(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Change",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "NoticeKind",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "NoticePlacement",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "CorrectedAt",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "RetractionForm",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "UpdatedAt",
                table: "Articles");
        }
    }
}
