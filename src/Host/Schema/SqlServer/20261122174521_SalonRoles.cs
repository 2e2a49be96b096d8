using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Schema.SqlServer
{
    /// <inheritdoc />
    public partial class SalonRoles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "own_role_id",
                schema: "access",
                table: "staff_account",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "salon_role",
                schema: "access",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    standard = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    rights = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    removed_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_salon_role", x => new { x.tenant_id, x.id });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "salon_role",
                schema: "access");

            migrationBuilder.DropColumn(
                name: "own_role_id",
                schema: "access",
                table: "staff_account");
        }
    }
}
