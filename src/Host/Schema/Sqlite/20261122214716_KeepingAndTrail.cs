using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Schema.Sqlite
{
    /// <inheritdoc />
    public partial class KeepingAndTrail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "address",
                table: "kernel_outbox_message",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "address",
                table: "history_audit_line",
                type: "TEXT",
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "change_digest",
                table: "history_audit_line",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "change_id",
                table: "history_audit_line",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "digest",
                table: "history_audit_line",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "hash",
                table: "history_audit_line",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_emptied",
                table: "history_audit_line",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "number",
                table: "history_audit_line",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "salt",
                table: "history_audit_line",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "framed_on",
                table: "clients_field_rules",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "note_id",
                table: "clients_client_photo",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "clients_card_change",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    values = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    salt = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_card_change", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_legal_hold",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    author = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    lifted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    lifted_by = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_legal_hold", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "history_audit_start",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    seal = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_audit_start", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "history_retention_rule",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    is_on = table.Column<bool>(type: "INTEGER", nullable: false),
                    term = table.Column<int>(type: "INTEGER", nullable: false),
                    starts_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_run_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_count = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_retention_rule", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_history_audit_line_tenant_id_number",
                table: "history_audit_line",
                columns: new[] { "tenant_id", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_card_change_tenant_id_at",
                table: "clients_card_change",
                columns: new[] { "tenant_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_card_change_tenant_id_client_id",
                table: "clients_card_change",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_legal_hold_tenant_id_client_id",
                table: "clients_legal_hold",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_history_audit_start_tenant_id",
                table: "history_audit_start",
                column: "tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_history_retention_rule_tenant_id_code",
                table: "history_retention_rule",
                columns: new[] { "tenant_id", "code" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clients_card_change");

            migrationBuilder.DropTable(
                name: "clients_legal_hold");

            migrationBuilder.DropTable(
                name: "history_audit_start");

            migrationBuilder.DropTable(
                name: "history_retention_rule");

            migrationBuilder.DropIndex(
                name: "IX_history_audit_line_tenant_id_number",
                table: "history_audit_line");

            migrationBuilder.DropColumn(
                name: "address",
                table: "kernel_outbox_message");

            migrationBuilder.DropColumn(
                name: "address",
                table: "history_audit_line");

            migrationBuilder.DropColumn(
                name: "change_digest",
                table: "history_audit_line");

            migrationBuilder.DropColumn(
                name: "change_id",
                table: "history_audit_line");

            migrationBuilder.DropColumn(
                name: "digest",
                table: "history_audit_line");

            migrationBuilder.DropColumn(
                name: "hash",
                table: "history_audit_line");

            migrationBuilder.DropColumn(
                name: "is_emptied",
                table: "history_audit_line");

            migrationBuilder.DropColumn(
                name: "number",
                table: "history_audit_line");

            migrationBuilder.DropColumn(
                name: "salt",
                table: "history_audit_line");

            migrationBuilder.DropColumn(
                name: "framed_on",
                table: "clients_field_rules");

            migrationBuilder.DropColumn(
                name: "note_id",
                table: "clients_client_photo");
        }
    }
}
