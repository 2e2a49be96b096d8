using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Schema.SqlServer
{
    /// <inheritdoc />
    public partial class ClientOrigins : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "arrival",
                schema: "marketing",
                table: "sign_up",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "client_origin",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    utm_source = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    utm_medium = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    utm_campaign = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    referrer = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    device = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_client_origin", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_client_origin_tenant_id_client_id",
                schema: "clients",
                table: "client_origin",
                columns: new[] { "tenant_id", "client_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "client_origin",
                schema: "clients");

            migrationBuilder.DropColumn(
                name: "arrival",
                schema: "marketing",
                table: "sign_up");
        }
    }
}
