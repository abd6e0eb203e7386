using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace CqNewsroom.Data.PostgreSql;

/// <summary>
/// The triggers that keep the audit record from being changed (invariant 5), also in sessions that replay a replica's changes.
/// Inserting an existing number is refused by the primary key, ON CONFLICT DO UPDATE by the update trigger.
/// </summary>
internal static class PostgreSqlAuditProtection
{
    private const string Protect = """
        CREATE OR REPLACE FUNCTION newsroom_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION '% on % is refused: the audit record is only ever appended to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END $$;

        DROP TRIGGER IF EXISTS audit_records_refuse_change ON "AuditRecords";
        CREATE TRIGGER audit_records_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditRecords"
        FOR EACH STATEMENT EXECUTE FUNCTION newsroom_refuse();
        ALTER TABLE "AuditRecords" ENABLE ALWAYS TRIGGER audit_records_refuse_change;

        DROP TRIGGER IF EXISTS audit_heads_refuse_delete ON "AuditHeads";
        CREATE TRIGGER audit_heads_refuse_delete BEFORE DELETE OR TRUNCATE ON "AuditHeads"
        FOR EACH STATEMENT EXECUTE FUNCTION newsroom_refuse();
        ALTER TABLE "AuditHeads" ENABLE ALWAYS TRIGGER audit_heads_refuse_delete;

        DROP TRIGGER IF EXISTS audit_heads_refuse_return ON "AuditHeads";
        CREATE TRIGGER audit_heads_refuse_return BEFORE UPDATE ON "AuditHeads"
        FOR EACH ROW WHEN (NEW."Id" <> OLD."Id" OR NEW."Count" <= OLD."Count") EXECUTE FUNCTION newsroom_refuse();
        ALTER TABLE "AuditHeads" ENABLE ALWAYS TRIGGER audit_heads_refuse_return;
        """;

    private const string Unprotect = """
        DROP TRIGGER IF EXISTS audit_records_refuse_change ON "AuditRecords";
        DROP TRIGGER IF EXISTS audit_heads_refuse_delete ON "AuditHeads";
        DROP TRIGGER IF EXISTS audit_heads_refuse_return ON "AuditHeads";
        DROP FUNCTION IF EXISTS newsroom_refuse();
        """;

    public static OperationBuilder<SqlOperation> ProtectAuditRecords(this MigrationBuilder migration) => migration.Sql(Protect);

    public static OperationBuilder<SqlOperation> UnprotectAuditRecords(this MigrationBuilder migration) => migration.Sql(Unprotect);
}
