using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CqNewsroom.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Termbase : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "TermCounter",
                table: "Newsrooms",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "TermEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DeskId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Chinese = table.Column<List<string>>(type: "text[]", nullable: false),
                    English = table.Column<string>(type: "text", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    ProposedById = table.Column<Guid>(type: "uuid", nullable: false),
                    ChangedById = table.Column<Guid>(type: "uuid", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PendingSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SearchText = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TermEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TermEntries_Desks_DeskId",
                        column: x => x.DeskId,
                        principalTable: "Desks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TermEntries_Persons_ChangedById",
                        column: x => x.ChangedById,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TermEntries_Persons_ProposedById",
                        column: x => x.ProposedById,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TermImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Content = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TermImports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TermImports_Persons_PersonId",
                        column: x => x.PersonId,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TermChanges",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Act = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TermChanges", x => new { x.EntryId, x.Version });
                    table.ForeignKey(
                        name: "FK_TermChanges_Persons_PersonId",
                        column: x => x.PersonId,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TermChanges_TermEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "TermEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TermDisagreements",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    ArticleId = table.Column<Guid>(type: "uuid", nullable: false),
                    EntryVersion = table.Column<int>(type: "integer", nullable: false),
                    RevisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Chinese = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Found = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Wanted = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Places = table.Column<int>(type: "integer", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DoneById = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TermDisagreements", x => new { x.EntryId, x.ArticleId });
                    table.ForeignKey(
                        name: "FK_TermDisagreements_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TermDisagreements_Persons_DoneById",
                        column: x => x.DoneById,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TermDisagreements_Revisions_RevisionId",
                        column: x => x.RevisionId,
                        principalTable: "Revisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TermDisagreements_TermEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "TermEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TermChanges_PersonId",
                table: "TermChanges",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_TermDisagreements_ArticleId",
                table: "TermDisagreements",
                column: "ArticleId");

            migrationBuilder.CreateIndex(
                name: "IX_TermDisagreements_DoneAt_FoundAt",
                table: "TermDisagreements",
                columns: new[] { "DoneAt", "FoundAt" });

            migrationBuilder.CreateIndex(
                name: "IX_TermDisagreements_DoneById",
                table: "TermDisagreements",
                column: "DoneById");

            migrationBuilder.CreateIndex(
                name: "IX_TermDisagreements_RevisionId",
                table: "TermDisagreements",
                column: "RevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_TermEntries_ChangedById",
                table: "TermEntries",
                column: "ChangedById");

            migrationBuilder.CreateIndex(
                name: "IX_TermEntries_DeskId",
                table: "TermEntries",
                column: "DeskId");

            migrationBuilder.CreateIndex(
                name: "IX_TermEntries_Name",
                table: "TermEntries",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_TermEntries_PendingSince",
                table: "TermEntries",
                column: "PendingSince");

            migrationBuilder.CreateIndex(
                name: "IX_TermEntries_ProposedById",
                table: "TermEntries",
                column: "ProposedById");

            migrationBuilder.CreateIndex(
                name: "IX_TermImports_PersonId",
                table: "TermImports",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TermChanges");

            migrationBuilder.DropTable(
                name: "TermDisagreements");

            migrationBuilder.DropTable(
                name: "TermImports");

            migrationBuilder.DropTable(
                name: "TermEntries");

            migrationBuilder.DropColumn(
                name: "TermCounter",
                table: "Newsrooms");
        }
    }
}
