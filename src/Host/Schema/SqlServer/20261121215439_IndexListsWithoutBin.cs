using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Schema.SqlServer
{
    /// <inheritdoc />
    public partial class IndexListsWithoutBin : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_client_tenant_id_deleted_at_created_at_id",
                schema: "clients",
                table: "client");

            migrationBuilder.DropIndex(
                name: "IX_client_tenant_id_deleted_at_login_sort_name_id",
                schema: "clients",
                table: "client");

            migrationBuilder.DropIndex(
                name: "IX_client_tenant_id_deleted_at_search_name_search_contact_id",
                schema: "clients",
                table: "client");

            migrationBuilder.DropIndex(
                name: "IX_client_tenant_id_deleted_at_sort_name_id",
                schema: "clients",
                table: "client");

            migrationBuilder.CreateIndex(
                name: "IX_client_tenant_id_created_at_id",
                schema: "clients",
                table: "client",
                columns: new[] { "tenant_id", "created_at", "id" },
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_client_tenant_id_login_sort_name_id",
                schema: "clients",
                table: "client",
                columns: new[] { "tenant_id", "login", "sort_name", "id" },
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_client_tenant_id_search_name_search_contact_id",
                schema: "clients",
                table: "client",
                columns: new[] { "tenant_id", "search_name", "search_contact", "id" },
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_client_tenant_id_sort_name_id",
                schema: "clients",
                table: "client",
                columns: new[] { "tenant_id", "sort_name", "id" },
                filter: "deleted_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_client_tenant_id_created_at_id",
                schema: "clients",
                table: "client");

            migrationBuilder.DropIndex(
                name: "IX_client_tenant_id_login_sort_name_id",
                schema: "clients",
                table: "client");

            migrationBuilder.DropIndex(
                name: "IX_client_tenant_id_search_name_search_contact_id",
                schema: "clients",
                table: "client");

            migrationBuilder.DropIndex(
                name: "IX_client_tenant_id_sort_name_id",
                schema: "clients",
                table: "client");

            migrationBuilder.CreateIndex(
                name: "IX_client_tenant_id_deleted_at_created_at_id",
                schema: "clients",
                table: "client",
                columns: new[] { "tenant_id", "deleted_at", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_client_tenant_id_deleted_at_login_sort_name_id",
                schema: "clients",
                table: "client",
                columns: new[] { "tenant_id", "deleted_at", "login", "sort_name", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_client_tenant_id_deleted_at_search_name_search_contact_id",
                schema: "clients",
                table: "client",
                columns: new[] { "tenant_id", "deleted_at", "search_name", "search_contact", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_client_tenant_id_deleted_at_sort_name_id",
                schema: "clients",
                table: "client",
                columns: new[] { "tenant_id", "deleted_at", "sort_name", "id" });
        }
    }
}
