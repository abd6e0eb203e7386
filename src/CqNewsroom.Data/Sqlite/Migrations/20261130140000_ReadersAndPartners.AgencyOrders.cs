using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.Sqlite.Migrations
{
    public partial class ReadersAndPartners
    {
        private static void AgencyOrdersUp(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "MachineAllowed",
                table: "Desks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "MachineForRestricted",
                table: "Desks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "AgencyOrders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StoryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupplementToId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceRevisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FormerSourceRevisionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Deadline = table.Column<DateTime>(type: "TEXT", nullable: true),
                    GivenById = table.Column<Guid>(type: "TEXT", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: false),
                    Counting = table.Column<string>(type: "TEXT", nullable: false),
                    MemoryUpTo = table.Column<int>(type: "INTEGER", nullable: false),
                    CountedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Bands = table.Column<string>(type: "TEXT", nullable: false),
                    Segments = table.Column<int>(type: "INTEGER", nullable: false),
                    HanCharacters = table.Column<int>(type: "INTEGER", nullable: false),
                    WordStyleCount = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    DeliveredRevisionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnglishWords = table.Column<int>(type: "INTEGER", nullable: true),
                    MachineUnchanged = table.Column<int>(type: "INTEGER", nullable: true),
                    MachineEdited = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgencyOrders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgencyOrders_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgencyOrders_AgencyOrders_SupplementToId",
                        column: x => x.SupplementToId,
                        principalTable: "AgencyOrders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgencyOrders_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgencyOrders_Persons_ClosedById",
                        column: x => x.ClosedById,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgencyOrders_Persons_GivenById",
                        column: x => x.GivenById,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgencyOrders_Revisions_DeliveredRevisionId",
                        column: x => x.DeliveredRevisionId,
                        principalTable: "Revisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgencyOrders_Revisions_FormerSourceRevisionId",
                        column: x => x.FormerSourceRevisionId,
                        principalTable: "Revisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgencyOrders_Revisions_SourceRevisionId",
                        column: x => x.SourceRevisionId,
                        principalTable: "Revisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgencyOrders_Stories_StoryId",
                        column: x => x.StoryId,
                        principalTable: "Stories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MachineParts",
                columns: table => new
                {
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TextHash = table.Column<string>(type: "TEXT", nullable: false),
                    Provider = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TakenById = table.Column<Guid>(type: "TEXT", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AcceptedById = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MachineParts", x => new { x.ArticleId, x.PartKey, x.TextHash });
                    table.ForeignKey(
                        name: "FK_MachineParts_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MachineParts_Persons_AcceptedById",
                        column: x => x.AcceptedById,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MachineParts_Persons_PersonId",
                        column: x => x.PersonId,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MachineParts_Persons_TakenById",
                        column: x => x.TakenById,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AgencyOrders_AgencyId_State_GivenAt",
                table: "AgencyOrders",
                columns: new[] { "AgencyId", "State", "GivenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AgencyOrders_ArticleId",
                table: "AgencyOrders",
                column: "ArticleId");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyOrders_ClosedById",
                table: "AgencyOrders",
                column: "ClosedById");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyOrders_Counting",
                table: "AgencyOrders",
                column: "Counting");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyOrders_DeliveredRevisionId",
                table: "AgencyOrders",
                column: "DeliveredRevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyOrders_FormerSourceRevisionId",
                table: "AgencyOrders",
                column: "FormerSourceRevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyOrders_GivenById",
                table: "AgencyOrders",
                column: "GivenById");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyOrders_SourceRevisionId",
                table: "AgencyOrders",
                column: "SourceRevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyOrders_StoryId_Number",
                table: "AgencyOrders",
                columns: new[] { "StoryId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgencyOrders_SupplementToId",
                table: "AgencyOrders",
                column: "SupplementToId");

            migrationBuilder.CreateIndex(
                name: "IX_MachineParts_AcceptedById",
                table: "MachineParts",
                column: "AcceptedById");

            migrationBuilder.CreateIndex(
                name: "IX_MachineParts_PersonId",
                table: "MachineParts",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_MachineParts_TakenById",
                table: "MachineParts",
                column: "TakenById");
        }

        private static void AgencyOrdersDown(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AgencyOrders");

            migrationBuilder.DropTable(
                name: "MachineParts");

            migrationBuilder.DropColumn(
                name: "MachineAllowed",
                table: "Desks");

            migrationBuilder.DropColumn(
                name: "MachineForRestricted",
                table: "Desks");
        }
    }
}
