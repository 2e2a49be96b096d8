using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Schema.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "access");

            migrationBuilder.EnsureSchema(
                name: "history");

            migrationBuilder.EnsureSchema(
                name: "marketing");

            migrationBuilder.EnsureSchema(
                name: "clients");

            migrationBuilder.EnsureSchema(
                name: "kernel");

            migrationBuilder.CreateTable(
                name: "access_link",
                schema: "access",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    purpose = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    email = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    token_hash = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    expires_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    used_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_link", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_rules",
                schema: "access",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    owners_need_second_factor = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_rules", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "api_key",
                schema: "access",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    key_hash = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_key", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "audit_line",
                schema: "history",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    event_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    act = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    actor_kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    actor_name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    on_behalf_of_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    count = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_line", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "campaign",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    subject = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    preheader = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    list_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    language = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    blocks = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    created_by = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    starts_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    latest_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    started_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ended_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    is_prepared = table.Column<bool>(type: "bit", nullable: false),
                    preparation = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    rate_since = table.Column<DateTime>(type: "datetime2", nullable: true),
                    rate_from = table.Column<int>(type: "int", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaign", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "card_merge",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    main_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    other_ids = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    fields_before = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    fields_after = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    by = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    undone_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_merge", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "client",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    first_name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    infix = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true),
                    last_name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    typed_display_name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    display_name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    email = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    phone = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    mobile = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    website = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    birth_date = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    gender = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    language = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    street = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    house_number = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    addition = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    postcode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    city = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    region = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    country = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    company = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    vat_number = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    coc_number = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    kind = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    billing = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    shipping = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    occupation = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    education = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    heard_from = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    group = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    source = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    source_id = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    import_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    import_version = table.Column<int>(type: "int", nullable: true),
                    imported_figures = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    erased_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    merged_into = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    login = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_client", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "client_account",
                schema: "access",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    language = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    enabled = table.Column<bool>(type: "bit", nullable: false),
                    is_paused = table.Column<bool>(type: "bit", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    activation_sent_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    pending_email = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    is_lock_told = table.Column<bool>(type: "bit", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    email = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    email_key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    password_hash = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    must_change_password = table.Column<bool>(type: "bit", nullable: false),
                    wrong_tries = table.Column<int>(type: "int", nullable: false),
                    first_wrong_try_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    locked_until = table.Column<DateTime>(type: "datetime2", nullable: true),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    last_sign_in_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_client_account", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "client_link",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    one_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    other_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    relation = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    removed_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_client_link", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "client_note",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    category = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    author = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    author_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    changed_by = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    changed_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    deleted_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    import_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_client_note", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "client_photo",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    caption = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    author = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    author_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    is_internal = table.Column<bool>(type: "bit", nullable: false),
                    small_key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    large_key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    removed_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_client_photo", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "client_tag",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    tag_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_client_tag", x => new { x.tenant_id, x.id });
                });

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
                    merge_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
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
                name: "contact_request",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    message = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    answers = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    contact_answers = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_request", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "counter",
                schema: "kernel",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counter", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "erasure",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    card_ids = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    by = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ended_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasure", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "field_rules",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    required = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_field_rules", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "former_slug",
                schema: "kernel",
                columns: table => new
                {
                    slug = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    until = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_former_slug", x => x.slug);
                });

            migrationBuilder.CreateTable(
                name: "guest_pass",
                schema: "access",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    staff_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    staff_name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    token_hash = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    started_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    expires_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ended_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_guest_pass", x => new { x.tenant_id, x.id });
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
                    lines = table.Column<int>(type: "int", nullable: false),
                    payload = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_entry", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "idempotent_answer",
                schema: "kernel",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    caller = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    asked = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    location = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    body = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotent_answer", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    file_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    file_key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    format = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    started_by = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    columns = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    mapping = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    system = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    rows = table.Column<int>(type: "int", nullable: false),
                    done = table.Column<int>(type: "int", nullable: false),
                    created = table.Column<int>(type: "int", nullable: false),
                    updated = table.Column<int>(type: "int", nullable: false),
                    skipped = table.Column<int>(type: "int", nullable: false),
                    failed = table.Column<int>(type: "int", nullable: false),
                    started_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ended_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    file_forgotten_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    has_run = table.Column<bool>(type: "bit", nullable: false),
                    undo_total = table.Column<int>(type: "int", nullable: true),
                    undo_done = table.Column<int>(type: "int", nullable: false),
                    undone_to = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    removed = table.Column<int>(type: "int", nullable: false),
                    kept = table.Column<int>(type: "int", nullable: false),
                    restored = table.Column<int>(type: "int", nullable: false),
                    undone_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "import_filling",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    import_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    fields = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_filling", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "import_problem",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    import_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    row = table.Column<int>(type: "int", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    field = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    code = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    value = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_problem", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "inbox_entry",
                schema: "kernel",
                columns: table => new
                {
                    reaction = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    message_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    handled_at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox_entry", x => new { x.reaction, x.message_id });
                });

            migrationBuilder.CreateTable(
                name: "job_slot",
                schema: "kernel",
                columns: table => new
                {
                    job = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    slot = table.Column<DateTime>(type: "datetime2", nullable: false),
                    started_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ended_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_slot", x => new { x.job, x.slot });
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
                    import_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    in_bin = table.Column<bool>(type: "bit", nullable: false),
                    merge_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
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
                    description = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
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
                name: "merged_card",
                schema: "history",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    main_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    merge_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    event_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    is_undone = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_merged_card", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "merged_standing",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    main_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    before = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    is_undone = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_merged_standing", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "no_duplicate",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    one_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    other_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    by = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_no_duplicate", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "note_category",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    at_agenda = table.Column<bool>(type: "bit", nullable: false),
                    at_checkout = table.Column<bool>(type: "bit", nullable: false),
                    removed_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_note_category", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "outbox_message",
                schema: "kernel",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    message_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    event_version = table.Column<int>(type: "int", nullable: false),
                    payload = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    occurred_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    actor_kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    actor_name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    on_behalf_of_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    on_behalf_of_name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    correlation = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    priority = table.Column<int>(type: "int", nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    next_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    lease_token = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    last_error = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_message", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "own_field",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    label_nl = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    label_en = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    choice_lines = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    position = table.Column<int>(type: "int", nullable: false),
                    forms = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    is_required_online = table.Column<bool>(type: "bit", nullable: false),
                    removed_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_own_field", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "postal_address",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    lines = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_postal_address", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "profile_wish",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    field = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    before = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    wanted = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    decided_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    is_accepted = table.Column<bool>(type: "bit", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_profile_wish", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "protection_key",
                schema: "kernel",
                columns: table => new
                {
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    xml = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_protection_key", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "queued_campaign",
                schema: "kernel",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    campaign_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    priority = table.Column<int>(type: "int", nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    next_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    lease_token = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    last_error = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_queued_campaign", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "queued_job",
                schema: "kernel",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    subject_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    actor_kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    actor_name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    correlation = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    priority = table.Column<int>(type: "int", nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    next_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    lease_token = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    last_error = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_queued_job", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "queued_mail",
                schema: "kernel",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    mail_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    template = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    model = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    to_address = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    to_name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    culture = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    cause = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    deliver_by = table.Column<DateTime>(type: "datetime2", nullable: true),
                    sent_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    server_code = table.Column<int>(type: "int", nullable: true),
                    enhanced_code = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    correlation = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    priority = table.Column<int>(type: "int", nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    next_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    lease_token = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    last_error = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_queued_mail", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "recipient",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    state = table.Column<short>(type: "smallint", maxLength: 40, nullable: false),
                    reason = table.Column<short>(type: "smallint", maxLength: 40, nullable: true),
                    detail = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    consent_entry_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    address_key = table.Column<long>(type: "bigint", nullable: false),
                    attempts = table.Column<short>(type: "smallint", nullable: false),
                    next_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    lease = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recipient", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "recovery_code",
                schema: "access",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    code_hash = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    used_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_code", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "salon_word",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    field = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    removed_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_salon_word", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "saved_view",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    query = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    owner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    is_shared = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_view", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "session",
                schema: "access",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    token_hash = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    started_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    seen_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ended_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    device = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    proved_at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_session", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sign_up",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    address_hash = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    email = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    first_name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    last_name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    language = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    list_ids = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    wording = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    page = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_up", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "staff_account",
                schema: "access",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    left_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    second_factor_key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    second_factor_since = table.Column<DateTime>(type: "datetime2", nullable: true),
                    last_code_step = table.Column<long>(type: "bigint", nullable: false),
                    granted = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    taken = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    email = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    email_key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    password_hash = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    must_change_password = table.Column<bool>(type: "bit", nullable: false),
                    wrong_tries = table.Column<int>(type: "int", nullable: false),
                    first_wrong_try_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    locked_until = table.Column<DateTime>(type: "datetime2", nullable: true),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    last_sign_in_at = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_account", x => new { x.tenant_id, x.id });
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
                    merge_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_subscription", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "suppressed_address",
                schema: "marketing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    hash = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_suppressed_address", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "tag",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tag", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "tenant_entry",
                schema: "kernel",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    slug = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    database = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    host_name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    language = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    time_zone = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    country = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    changed_at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenant_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "own_value",
                schema: "clients",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    field_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    value = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_own_value", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_own_value_client_tenant_id_client_id",
                        columns: x => new { x.tenant_id, x.client_id },
                        principalSchema: "clients",
                        principalTable: "client",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_own_value_own_field_tenant_id_field_id",
                        columns: x => new { x.tenant_id, x.field_id },
                        principalSchema: "clients",
                        principalTable: "own_field",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_access_link_tenant_id_account_id",
                schema: "access",
                table: "access_link",
                columns: new[] { "tenant_id", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_access_link_tenant_id_token_hash",
                schema: "access",
                table: "access_link",
                columns: new[] { "tenant_id", "token_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_api_key_tenant_id_key_hash",
                schema: "access",
                table: "api_key",
                columns: new[] { "tenant_id", "key_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_line_tenant_id_at_id",
                schema: "history",
                table: "audit_line",
                columns: new[] { "tenant_id", "at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_audit_line_tenant_id_client_id_at_id",
                schema: "history",
                table: "audit_line",
                columns: new[] { "tenant_id", "client_id", "at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_campaign_tenant_id_created_at",
                schema: "marketing",
                table: "campaign",
                columns: new[] { "tenant_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_card_merge_tenant_id_main_id",
                schema: "clients",
                table: "card_merge",
                columns: new[] { "tenant_id", "main_id" });

            migrationBuilder.CreateIndex(
                name: "IX_client_tenant_id_change_number",
                schema: "clients",
                table: "client",
                columns: new[] { "tenant_id", "change_number" });

            migrationBuilder.CreateIndex(
                name: "IX_client_account_tenant_id_client_id",
                schema: "access",
                table: "client_account",
                columns: new[] { "tenant_id", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_client_account_tenant_id_email_key",
                schema: "access",
                table: "client_account",
                columns: new[] { "tenant_id", "email_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_client_link_tenant_id_one_id_other_id",
                schema: "clients",
                table: "client_link",
                columns: new[] { "tenant_id", "one_id", "other_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_client_link_tenant_id_other_id",
                schema: "clients",
                table: "client_link",
                columns: new[] { "tenant_id", "other_id" });

            migrationBuilder.CreateIndex(
                name: "IX_client_note_tenant_id_client_id_at",
                schema: "clients",
                table: "client_note",
                columns: new[] { "tenant_id", "client_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_client_photo_tenant_id_client_id_kind",
                schema: "clients",
                table: "client_photo",
                columns: new[] { "tenant_id", "client_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "IX_client_tag_tenant_id_client_id",
                schema: "clients",
                table: "client_tag",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_client_tag_tenant_id_tag_id_client_id",
                schema: "clients",
                table: "client_tag",
                columns: new[] { "tenant_id", "tag_id", "client_id" },
                unique: true);

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
                name: "IX_contact_request_tenant_id_client_id_at",
                schema: "clients",
                table: "contact_request",
                columns: new[] { "tenant_id", "client_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_counter_tenant_id_name",
                schema: "kernel",
                table: "counter",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_erasure_tenant_id_at",
                schema: "clients",
                table: "erasure",
                columns: new[] { "tenant_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_field_rules_tenant_id",
                schema: "clients",
                table: "field_rules",
                column: "tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_guest_pass_tenant_id_client_id",
                schema: "access",
                table: "guest_pass",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_guest_pass_tenant_id_token_hash",
                schema: "access",
                table: "guest_pass",
                columns: new[] { "tenant_id", "token_hash" },
                unique: true);

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
                name: "IX_history_entry_tenant_id_lines_at_id",
                schema: "history",
                table: "history_entry",
                columns: new[] { "tenant_id", "lines", "at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_idempotent_answer_created_at",
                schema: "kernel",
                table: "idempotent_answer",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_idempotent_answer_tenant_id_caller_key",
                schema: "kernel",
                table: "idempotent_answer",
                columns: new[] { "tenant_id", "caller", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_import_tenant_id_created_at",
                schema: "clients",
                table: "import",
                columns: new[] { "tenant_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_import_tenant_id_state",
                schema: "clients",
                table: "import",
                columns: new[] { "tenant_id", "state" },
                unique: true,
                filter: "state = 'Running'");

            migrationBuilder.CreateIndex(
                name: "IX_import_filling_tenant_id_client_id",
                schema: "clients",
                table: "import_filling",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_import_filling_tenant_id_import_id",
                schema: "clients",
                table: "import_filling",
                columns: new[] { "tenant_id", "import_id" });

            migrationBuilder.CreateIndex(
                name: "IX_import_problem_tenant_id_import_id_row",
                schema: "clients",
                table: "import_problem",
                columns: new[] { "tenant_id", "import_id", "row" });

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
                name: "IX_merged_card_tenant_id_main_id",
                schema: "history",
                table: "merged_card",
                columns: new[] { "tenant_id", "main_id" });

            migrationBuilder.CreateIndex(
                name: "IX_merged_card_tenant_id_merge_id_client_id",
                schema: "history",
                table: "merged_card",
                columns: new[] { "tenant_id", "merge_id", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_no_duplicate_tenant_id_one_id_other_id",
                schema: "clients",
                table: "no_duplicate",
                columns: new[] { "tenant_id", "one_id", "other_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_note_category_tenant_id_name",
                schema: "clients",
                table: "note_category",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_message_message_id",
                schema: "kernel",
                table: "outbox_message",
                column: "message_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_message_next_at_seq",
                schema: "kernel",
                table: "outbox_message",
                columns: new[] { "next_at", "seq" },
                filter: "state IN ('Ready')");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_message_tenant_id_state",
                schema: "kernel",
                table: "outbox_message",
                columns: new[] { "tenant_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_own_field_tenant_id_key",
                schema: "clients",
                table: "own_field",
                columns: new[] { "tenant_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_own_value_tenant_id_client_id_field_id",
                schema: "clients",
                table: "own_value",
                columns: new[] { "tenant_id", "client_id", "field_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_own_value_tenant_id_field_id",
                schema: "clients",
                table: "own_value",
                columns: new[] { "tenant_id", "field_id" });

            migrationBuilder.CreateIndex(
                name: "IX_postal_address_tenant_id",
                schema: "marketing",
                table: "postal_address",
                column: "tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_profile_wish_tenant_id_client_id_decided_at",
                schema: "clients",
                table: "profile_wish",
                columns: new[] { "tenant_id", "client_id", "decided_at" });

            migrationBuilder.CreateIndex(
                name: "IX_queued_campaign_next_at_seq",
                schema: "kernel",
                table: "queued_campaign",
                columns: new[] { "next_at", "seq" },
                filter: "state IN ('Ready')");

            migrationBuilder.CreateIndex(
                name: "IX_queued_campaign_tenant_id_campaign_id",
                schema: "kernel",
                table: "queued_campaign",
                columns: new[] { "tenant_id", "campaign_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_queued_campaign_tenant_id_state",
                schema: "kernel",
                table: "queued_campaign",
                columns: new[] { "tenant_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_queued_job_next_at_seq",
                schema: "kernel",
                table: "queued_job",
                columns: new[] { "next_at", "seq" },
                filter: "state IN ('Ready')");

            migrationBuilder.CreateIndex(
                name: "IX_queued_job_tenant_id_state",
                schema: "kernel",
                table: "queued_job",
                columns: new[] { "tenant_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_queued_mail_next_at_seq",
                schema: "kernel",
                table: "queued_mail",
                columns: new[] { "next_at", "seq" },
                filter: "state IN ('Ready', 'HandingOver')");

            migrationBuilder.CreateIndex(
                name: "IX_queued_mail_tenant_id_cause",
                schema: "kernel",
                table: "queued_mail",
                columns: new[] { "tenant_id", "cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_queued_mail_tenant_id_client_id_created_at",
                schema: "kernel",
                table: "queued_mail",
                columns: new[] { "tenant_id", "client_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_queued_mail_tenant_id_state",
                schema: "kernel",
                table: "queued_mail",
                columns: new[] { "tenant_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_recipient_tenant_id_campaign_id_client_id",
                schema: "marketing",
                table: "recipient",
                columns: new[] { "tenant_id", "campaign_id", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_recipient_tenant_id_campaign_id_state_id",
                schema: "marketing",
                table: "recipient",
                columns: new[] { "tenant_id", "campaign_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_recipient_tenant_id_client_id",
                schema: "marketing",
                table: "recipient",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_recovery_code_tenant_id_account_id",
                schema: "access",
                table: "recovery_code",
                columns: new[] { "tenant_id", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_salon_word_tenant_id_field_name",
                schema: "clients",
                table: "salon_word",
                columns: new[] { "tenant_id", "field", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_saved_view_tenant_id_owner_id",
                schema: "clients",
                table: "saved_view",
                columns: new[] { "tenant_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "IX_session_tenant_id_account_id",
                schema: "access",
                table: "session",
                columns: new[] { "tenant_id", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_session_tenant_id_token_hash",
                schema: "access",
                table: "session",
                columns: new[] { "tenant_id", "token_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sign_up_tenant_id_address_hash",
                schema: "marketing",
                table: "sign_up",
                columns: new[] { "tenant_id", "address_hash" });

            migrationBuilder.CreateIndex(
                name: "IX_staff_account_tenant_id_email_key",
                schema: "access",
                table: "staff_account",
                columns: new[] { "tenant_id", "email_key" },
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

            migrationBuilder.CreateIndex(
                name: "IX_suppressed_address_tenant_id_hash",
                schema: "marketing",
                table: "suppressed_address",
                columns: new[] { "tenant_id", "hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tenant_entry_changed_at",
                schema: "kernel",
                table: "tenant_entry",
                column: "changed_at");

            migrationBuilder.CreateIndex(
                name: "IX_tenant_entry_host_name",
                schema: "kernel",
                table: "tenant_entry",
                column: "host_name",
                unique: true,
                filter: "[host_name] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_tenant_entry_slug",
                schema: "kernel",
                table: "tenant_entry",
                column: "slug",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_link",
                schema: "access");

            migrationBuilder.DropTable(
                name: "access_rules",
                schema: "access");

            migrationBuilder.DropTable(
                name: "api_key",
                schema: "access");

            migrationBuilder.DropTable(
                name: "audit_line",
                schema: "history");

            migrationBuilder.DropTable(
                name: "campaign",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "card_merge",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "client_account",
                schema: "access");

            migrationBuilder.DropTable(
                name: "client_link",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "client_note",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "client_photo",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "client_tag",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "consent",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "consent_entry",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "contact_request",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "counter",
                schema: "kernel");

            migrationBuilder.DropTable(
                name: "erasure",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "field_rules",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "former_slug",
                schema: "kernel");

            migrationBuilder.DropTable(
                name: "guest_pass",
                schema: "access");

            migrationBuilder.DropTable(
                name: "history_entry",
                schema: "history");

            migrationBuilder.DropTable(
                name: "idempotent_answer",
                schema: "kernel");

            migrationBuilder.DropTable(
                name: "import",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "import_filling",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "import_problem",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "inbox_entry",
                schema: "kernel");

            migrationBuilder.DropTable(
                name: "job_slot",
                schema: "kernel");

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
                name: "merged_card",
                schema: "history");

            migrationBuilder.DropTable(
                name: "merged_standing",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "no_duplicate",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "note_category",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "outbox_message",
                schema: "kernel");

            migrationBuilder.DropTable(
                name: "own_value",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "postal_address",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "profile_wish",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "protection_key",
                schema: "kernel");

            migrationBuilder.DropTable(
                name: "queued_campaign",
                schema: "kernel");

            migrationBuilder.DropTable(
                name: "queued_job",
                schema: "kernel");

            migrationBuilder.DropTable(
                name: "queued_mail",
                schema: "kernel");

            migrationBuilder.DropTable(
                name: "recipient",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "recovery_code",
                schema: "access");

            migrationBuilder.DropTable(
                name: "salon_word",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "saved_view",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "session",
                schema: "access");

            migrationBuilder.DropTable(
                name: "sign_up",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "staff_account",
                schema: "access");

            migrationBuilder.DropTable(
                name: "subscription",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "suppressed_address",
                schema: "marketing");

            migrationBuilder.DropTable(
                name: "tag",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "tenant_entry",
                schema: "kernel");

            migrationBuilder.DropTable(
                name: "client",
                schema: "clients");

            migrationBuilder.DropTable(
                name: "own_field",
                schema: "clients");
        }
    }
}
