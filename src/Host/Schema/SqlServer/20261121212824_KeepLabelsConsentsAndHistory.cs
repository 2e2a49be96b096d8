using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Schema.SqlServer
{
    /// <inheritdoc />
    public partial class KeepLabelsConsentsAndHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "marketing");

            migrationBuilder.EnsureSchema(
                name: "history");

            migrationBuilder.CreateTable(
                name: "consent",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    purpose = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    channel = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    objected = table.Column<bool>(type: "bit", nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    evidence = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    actor_kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    actor_name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    in_bin = table.Column<bool>(type: "bit", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "consent_entry",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    purpose = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    channel = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    wording = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    evidence = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    actor_kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    actor_name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    on_behalf_of_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    on_behalf_of_name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_entry", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "history_entry",
                schema: "history",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    event_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    actor_kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    actor_name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    on_behalf_of_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    on_behalf_of_name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    payload = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_entry", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "label",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    name_key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    color = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    description = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_label", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "label_on_client",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    label_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    by = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    in_bin = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_label_on_client", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "mailing_list",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    @public = table.Column<bool>(name: "public", type: "bit", nullable: false),
                    language = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    is_first = table.Column<bool>(type: "bit", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mailing_list", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "subscription",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    list_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    in_bin = table.Column<bool>(type: "bit", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_subscription", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_consent_tenant_id_client_id_purpose_channel",
                schema: "marketing",
                table: "consent",
                columns: new[] { "tenant_id", "client_id", "purpose", "channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_consent_entry_tenant_id_client_id_at",
                schema: "marketing",
                table: "consent_entry",
                columns: new[] { "tenant_id", "client_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_history_entry_tenant_id_at_id",
                schema: "history",
                table: "history_entry",
                columns: new[] { "tenant_id", "at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_history_entry_tenant_id_client_id_at_id",
                schema: "history",
                table: "history_entry",
                columns: new[] { "tenant_id", "client_id", "at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_history_entry_tenant_id_event_id_client_id",
                schema: "history",
                table: "history_entry",
                columns: new[] { "tenant_id", "event_id", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_label_tenant_id_name_key",
                schema: "marketing",
                table: "label",
                columns: new[] { "tenant_id", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_label_on_client_tenant_id_client_id_label_id",
                schema: "marketing",
                table: "label_on_client",
                columns: new[] { "tenant_id", "client_id", "label_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_label_on_client_tenant_id_label_id",
                schema: "marketing",
                table: "label_on_client",
                columns: new[] { "tenant_id", "label_id" });

            migrationBuilder.CreateIndex(
                name: "IX_mailing_list_tenant_id_name",
                schema: "marketing",
                table: "mailing_list",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_subscription_tenant_id_client_id_list_id",
                schema: "marketing",
                table: "subscription",
                columns: new[] { "tenant_id", "client_id", "list_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_subscription_tenant_id_list_id_state",
                schema: "marketing",
                table: "subscription",
                columns: new[] { "tenant_id", "list_id", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consent",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "consent_entry",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "history_entry",
                schema: "history");

            migrationBuilder.DropTable(
                name: "label",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "label_on_client",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "mailing_list",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "subscription",
                schema: "marketing");
        }
    }
}
