using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace CqNewsroom.Data.Sqlite;

/// <summary>
/// The triggers that keep the audit record from being changed (invariant 5). A migration that alters AuditRecords or AuditHeads
/// calls this at its end: SQLite rebuilds the table for it, and the triggers go with the old one.
/// </summary>
internal static class SqliteAuditProtection
{
    // An insert over an existing id would be a REPLACE, which deletes past the delete trigger where recursive triggers are off.
    private const string Protect = """
        DROP TRIGGER IF EXISTS AuditRecords_refuse_insert;
        CREATE TRIGGER AuditRecords_refuse_insert BEFORE INSERT ON AuditRecords
        WHEN EXISTS (SELECT 1 FROM AuditRecords WHERE Number = NEW.Number)
        BEGIN SELECT RAISE(ABORT, 'audit records cannot be replaced'); END;

        DROP TRIGGER IF EXISTS AuditRecords_refuse_update;
        CREATE TRIGGER AuditRecords_refuse_update BEFORE UPDATE ON AuditRecords
        BEGIN SELECT RAISE(ABORT, 'audit records cannot be changed'); END;

        DROP TRIGGER IF EXISTS AuditRecords_refuse_delete;
        CREATE TRIGGER AuditRecords_refuse_delete BEFORE DELETE ON AuditRecords
        BEGIN SELECT RAISE(ABORT, 'audit records cannot be deleted'); END;

        DROP TRIGGER IF EXISTS AuditHeads_refuse_insert;
        CREATE TRIGGER AuditHeads_refuse_insert BEFORE INSERT ON AuditHeads
        WHEN EXISTS (SELECT 1 FROM AuditHeads)
        BEGIN SELECT RAISE(ABORT, 'there is one head of the audit record'); END;

        DROP TRIGGER IF EXISTS AuditHeads_refuse_update;
        CREATE TRIGGER AuditHeads_refuse_update BEFORE UPDATE ON AuditHeads
        WHEN NEW.Id IS NOT OLD.Id OR NEW.Count <= OLD.Count
        BEGIN SELECT RAISE(ABORT, 'the head of the audit record only advances'); END;

        DROP TRIGGER IF EXISTS AuditHeads_refuse_delete;
        CREATE TRIGGER AuditHeads_refuse_delete BEFORE DELETE ON AuditHeads
        BEGIN SELECT RAISE(ABORT, 'the head of the audit record cannot be deleted'); END;
        """;

    private static readonly string[] Triggers =
        ["AuditRecords_refuse_insert", "AuditRecords_refuse_update", "AuditRecords_refuse_delete", "AuditHeads_refuse_insert", "AuditHeads_refuse_update", "AuditHeads_refuse_delete"];

    public static OperationBuilder<SqlOperation> ProtectAuditRecords(this MigrationBuilder migration) => migration.Sql(Protect);

    public static void UnprotectAuditRecords(this MigrationBuilder migration)
    {
        foreach (var trigger in Triggers)
            migration.Sql($"DROP TRIGGER IF EXISTS {trigger};");
    }
}
