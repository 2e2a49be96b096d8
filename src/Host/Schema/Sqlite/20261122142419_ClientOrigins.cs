using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Schema.Sqlite
{
    /// <inheritdoc />
    public partial class ClientOrigins : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "arrival",
                table: "marketing_sign_up",
                type: "TEXT",
                maxLength: -1,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "clients_client_origin",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    utm_source = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    utm_medium = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    utm_campaign = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    referrer = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    device = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_client_origin", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_clients_client_origin_tenant_id_client_id",
                table: "clients_client_origin",
                columns: new[] { "tenant_id", "client_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clients_client_origin");

            migrationBuilder.DropColumn(
                name: "arrival",
                table: "marketing_sign_up");
        }
    }
}
