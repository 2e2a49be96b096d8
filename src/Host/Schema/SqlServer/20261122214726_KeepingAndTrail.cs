using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Schema.SqlServer
{
    /// <inheritdoc />
    public partial class KeepingAndTrail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "address",
                schema: "kernel",
                table: "outbox_message",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "framed_on",
                schema: "clients",
                table: "field_rules",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "note_id",
                schema: "clients",
                table: "client_photo",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "address",
                schema: "history",
                table: "audit_line",
                type: "nvarchar(50)",
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "change_digest",
                schema: "history",
                table: "audit_line",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "change_id",
                schema: "history",
                table: "audit_line",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "digest",
                schema: "history",
                table: "audit_line",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "hash",
                schema: "history",
                table: "audit_line",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_emptied",
                schema: "history",
                table: "audit_line",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "number",
                schema: "history",
                table: "audit_line",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "salt",
                schema: "history",
                table: "audit_line",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_start",
                schema: "history",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    seal = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_start", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "card_change",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    values = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    salt = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_change", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "legal_hold",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    author = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    author_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    lifted_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    lifted_by = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legal_hold", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "retention_rule",
                schema: "history",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    code = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    is_on = table.Column<bool>(type: "bit", nullable: false),
                    term = table.Column<int>(type: "int", nullable: false),
                    starts_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    last_run_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    last_count = table.Column<int>(type: "int", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_retention_rule", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_audit_line_tenant_id_number",
                schema: "history",
                table: "audit_line",
                columns: new[] { "tenant_id", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_start_tenant_id",
                schema: "history",
                table: "audit_start",
                column: "tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_card_change_tenant_id_at",
                schema: "clients",
                table: "card_change",
                columns: new[] { "tenant_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_card_change_tenant_id_client_id",
                schema: "clients",
                table: "card_change",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_legal_hold_tenant_id_client_id",
                schema: "clients",
                table: "legal_hold",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_retention_rule_tenant_id_code",
                schema: "history",
                table: "retention_rule",
                columns: new[] { "tenant_id", "code" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_start",
                schema: "history");

            migrationBuilder.DropTable(
                name: "card_change",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "legal_hold",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "retention_rule",
                schema: "history");

            migrationBuilder.DropIndex(
                name: "IX_audit_line_tenant_id_number",
                schema: "history",
                table: "audit_line");

            migrationBuilder.DropColumn(
                name: "address",
                schema: "kernel",
                table: "outbox_message");

            migrationBuilder.DropColumn(
                name: "framed_on",
                schema: "clients",
                table: "field_rules");

            migrationBuilder.DropColumn(
                name: "note_id",
                schema: "clients",
                table: "client_photo");

            migrationBuilder.DropColumn(
                name: "address",
                schema: "history",
                table: "audit_line");

            migrationBuilder.DropColumn(
                name: "change_digest",
                schema: "history",
                table: "audit_line");

            migrationBuilder.DropColumn(
                name: "change_id",
                schema: "history",
                table: "audit_line");

            migrationBuilder.DropColumn(
                name: "digest",
                schema: "history",
                table: "audit_line");

            migrationBuilder.DropColumn(
                name: "hash",
                schema: "history",
                table: "audit_line");

            migrationBuilder.DropColumn(
                name: "is_emptied",
                schema: "history",
                table: "audit_line");

            migrationBuilder.DropColumn(
                name: "number",
                schema: "history",
                table: "audit_line");

            migrationBuilder.DropColumn(
                name: "salt",
                schema: "history",
                table: "audit_line");
        }
    }
}
