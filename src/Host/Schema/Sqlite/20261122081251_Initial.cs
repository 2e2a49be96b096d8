using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Schema.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_access_link",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    token_hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_access_link", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_access_rules",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owners_need_second_factor = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_access_rules", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_api_key",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    key_hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_api_key", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_client_account",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_paused = table.Column<bool>(type: "INTEGER", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    activation_sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    pending_email = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    is_lock_told = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    email_key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    must_change_password = table.Column<bool>(type: "INTEGER", nullable: false),
                    wrong_tries = table.Column<int>(type: "INTEGER", nullable: false),
                    first_wrong_try_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    locked_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_sign_in_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_client_account", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_guest_pass",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    token_hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_guest_pass", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_recovery_code",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code_hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_recovery_code", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_session",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token_hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    device = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    proved_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_session", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_staff_account",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    left_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    second_factor_key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    second_factor_since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_code_step = table.Column<long>(type: "INTEGER", nullable: false),
                    granted = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    taken = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    email_key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    must_change_password = table.Column<bool>(type: "INTEGER", nullable: false),
                    wrong_tries = table.Column<int>(type: "INTEGER", nullable: false),
                    first_wrong_try_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    locked_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_sign_in_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_staff_account", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_card_merge",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    main_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    other_ids = table.Column<string>(type: "TEXT", nullable: false),
                    fields_before = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    fields_after = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    undone_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_card_merge", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_client",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    first_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    infix = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    last_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    typed_display_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    phone = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    mobile = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    website = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    birth_date = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    gender = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    street = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    house_number = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    addition = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    postcode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    city = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    region = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    country = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    company = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    vat_number = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    coc_number = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    billing = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    shipping = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    occupation = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    education = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    heard_from = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    group = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    source_id = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    import_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    import_version = table.Column<int>(type: "INTEGER", nullable: true),
                    imported_figures = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    erased_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    merged_into = table.Column<Guid>(type: "TEXT", nullable: true),
                    login = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_client", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_client_link",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    one_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    other_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    relation = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_client_link", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_client_note",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    author = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    changed_by = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    import_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_client_note", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_client_photo",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    caption = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    author = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    is_internal = table.Column<bool>(type: "INTEGER", nullable: false),
                    small_key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    large_key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_client_photo", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_client_tag",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tag_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_client_tag", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_contact_request",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    message = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    answers = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    contact_answers = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_contact_request", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_erasure",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    card_ids = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_erasure", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_field_rules",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    required = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_field_rules", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_import",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    file_key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    format = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    started_by = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    columns = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    mapping = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    system = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    done = table.Column<int>(type: "INTEGER", nullable: false),
                    created = table.Column<int>(type: "INTEGER", nullable: false),
                    updated = table.Column<int>(type: "INTEGER", nullable: false),
                    skipped = table.Column<int>(type: "INTEGER", nullable: false),
                    failed = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    file_forgotten_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    has_run = table.Column<bool>(type: "INTEGER", nullable: false),
                    undo_total = table.Column<int>(type: "INTEGER", nullable: true),
                    undo_done = table.Column<int>(type: "INTEGER", nullable: false),
                    undone_to = table.Column<Guid>(type: "TEXT", nullable: false),
                    removed = table.Column<int>(type: "INTEGER", nullable: false),
                    kept = table.Column<int>(type: "INTEGER", nullable: false),
                    restored = table.Column<int>(type: "INTEGER", nullable: false),
                    undone_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_import", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_import_filling",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    import_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    fields = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_import_filling", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_import_problem",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    import_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    row = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    code = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_import_problem", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_no_duplicate",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    one_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    other_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_no_duplicate", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_note_category",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at_agenda = table.Column<bool>(type: "INTEGER", nullable: false),
                    at_checkout = table.Column<bool>(type: "INTEGER", nullable: false),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_note_category", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_own_field",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    label_nl = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    label_en = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    choice_lines = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    forms = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    is_required_online = table.Column<bool>(type: "INTEGER", nullable: false),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_own_field", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_profile_wish",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    before = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    wanted = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    is_accepted = table.Column<bool>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_profile_wish", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_salon_word",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_salon_word", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_saved_view",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    query = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_shared = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_saved_view", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_tag",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_tag", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "history_audit_line",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    on_behalf_of_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_audit_line", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "history_history_entry",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    on_behalf_of_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    on_behalf_of_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    lines = table.Column<int>(type: "INTEGER", nullable: false),
                    payload = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_history_entry", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "history_merged_card",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    main_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    merge_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_undone = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_merged_card", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "kernel_counter",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_counter", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "kernel_former_slug",
                columns: table => new
                {
                    slug = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_former_slug", x => x.slug);
                });

            migrationBuilder.CreateTable(
                name: "kernel_idempotent_answer",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    caller = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    asked = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    location = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    body = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_idempotent_answer", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_inbox_entry",
                columns: table => new
                {
                    reaction = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    handled_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_inbox_entry", x => new { x.reaction, x.message_id });
                });

            migrationBuilder.CreateTable(
                name: "kernel_job_slot",
                columns: table => new
                {
                    job = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    slot = table.Column<DateTime>(type: "TEXT", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_job_slot", x => new { x.job, x.slot });
                });

            migrationBuilder.CreateTable(
                name: "kernel_outbox_message",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    event_version = table.Column<int>(type: "INTEGER", nullable: false),
                    payload = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    occurred_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    on_behalf_of_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    on_behalf_of_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    correlation = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    lease_token = table.Column<Guid>(type: "TEXT", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_outbox_message", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "kernel_protection_key",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    xml = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_protection_key", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "kernel_queued_campaign",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    lease_token = table.Column<Guid>(type: "TEXT", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_queued_campaign", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "kernel_queued_job",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    correlation = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    lease_token = table.Column<Guid>(type: "TEXT", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_queued_job", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "kernel_queued_mail",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    mail_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    template = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    to_address = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    to_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    culture = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    cause = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    deliver_by = table.Column<DateTime>(type: "TEXT", nullable: true),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    server_code = table.Column<int>(type: "INTEGER", nullable: true),
                    enhanced_code = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    correlation = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    lease_token = table.Column<Guid>(type: "TEXT", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_queued_mail", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "kernel_tenant_entry",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    slug = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    database = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    host_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_tenant_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "marketing_campaign",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    preheader = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    list_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    blocks = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    starts_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    latest_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    is_prepared = table.Column<bool>(type: "INTEGER", nullable: false),
                    preparation = table.Column<Guid>(type: "TEXT", nullable: true),
                    rate_since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    rate_from = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_campaign", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_consent",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    objected = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    actor_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    in_bin = table.Column<bool>(type: "INTEGER", nullable: false),
                    merge_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_consent", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_consent_entry",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    wording = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    actor_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    on_behalf_of_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    on_behalf_of_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_consent_entry", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_label",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    name_key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    color = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_label", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_label_on_client",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    label_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    import_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    in_bin = table.Column<bool>(type: "INTEGER", nullable: false),
                    merge_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_label_on_client", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_mailing_list",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    @public = table.Column<bool>(name: "public", type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    is_first = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_mailing_list", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_merged_standing",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    main_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    is_undone = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_merged_standing", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_postal_address",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lines = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_postal_address", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_recipient",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<short>(type: "INTEGER", maxLength: 40, nullable: false),
                    reason = table.Column<short>(type: "INTEGER", maxLength: 40, nullable: true),
                    detail = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    consent_entry_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    address_key = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<short>(type: "INTEGER", nullable: false),
                    next_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    lease = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_recipient", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_sign_up",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    address_hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    first_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    last_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    list_ids = table.Column<string>(type: "TEXT", nullable: false),
                    wording = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    page = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_sign_up", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_subscription",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    list_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    in_bin = table.Column<bool>(type: "INTEGER", nullable: false),
                    merge_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_subscription", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "marketing_suppressed_address",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketing_suppressed_address", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clients_own_value",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    field_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients_own_value", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_clients_own_value_clients_client_tenant_id_client_id",
                        columns: x => new { x.tenant_id, x.client_id },
                        principalTable: "clients_client",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_clients_own_value_clients_own_field_tenant_id_field_id",
                        columns: x => new { x.tenant_id, x.field_id },
                        principalTable: "clients_own_field",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_access_access_link_tenant_id_account_id",
                table: "access_access_link",
                columns: new[] { "tenant_id", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_access_access_link_tenant_id_token_hash",
                table: "access_access_link",
                columns: new[] { "tenant_id", "token_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_api_key_tenant_id_key_hash",
                table: "access_api_key",
                columns: new[] { "tenant_id", "key_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_client_account_tenant_id_client_id",
                table: "access_client_account",
                columns: new[] { "tenant_id", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_client_account_tenant_id_email_key",
                table: "access_client_account",
                columns: new[] { "tenant_id", "email_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_guest_pass_tenant_id_client_id",
                table: "access_guest_pass",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_access_guest_pass_tenant_id_token_hash",
                table: "access_guest_pass",
                columns: new[] { "tenant_id", "token_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_recovery_code_tenant_id_account_id",
                table: "access_recovery_code",
                columns: new[] { "tenant_id", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_access_session_tenant_id_account_id",
                table: "access_session",
                columns: new[] { "tenant_id", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_access_session_tenant_id_token_hash",
                table: "access_session",
                columns: new[] { "tenant_id", "token_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_staff_account_tenant_id_email_key",
                table: "access_staff_account",
                columns: new[] { "tenant_id", "email_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_clients_card_merge_tenant_id_main_id",
                table: "clients_card_merge",
                columns: new[] { "tenant_id", "main_id" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_client_tenant_id_change_number",
                table: "clients_client",
                columns: new[] { "tenant_id", "change_number" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_client_link_tenant_id_one_id_other_id",
                table: "clients_client_link",
                columns: new[] { "tenant_id", "one_id", "other_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_clients_client_link_tenant_id_other_id",
                table: "clients_client_link",
                columns: new[] { "tenant_id", "other_id" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_client_note_tenant_id_client_id_at",
                table: "clients_client_note",
                columns: new[] { "tenant_id", "client_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_client_photo_tenant_id_client_id_kind",
                table: "clients_client_photo",
                columns: new[] { "tenant_id", "client_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_client_tag_tenant_id_client_id",
                table: "clients_client_tag",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_client_tag_tenant_id_tag_id_client_id",
                table: "clients_client_tag",
                columns: new[] { "tenant_id", "tag_id", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_clients_contact_request_tenant_id_client_id_at",
                table: "clients_contact_request",
                columns: new[] { "tenant_id", "client_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_erasure_tenant_id_at",
                table: "clients_erasure",
                columns: new[] { "tenant_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_field_rules_tenant_id",
                table: "clients_field_rules",
                column: "tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_clients_import_tenant_id_created_at",
                table: "clients_import",
                columns: new[] { "tenant_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_import_tenant_id_state",
                table: "clients_import",
                columns: new[] { "tenant_id", "state" },
                unique: true,
                filter: "state = 'Running'");

            migrationBuilder.CreateIndex(
                name: "IX_clients_import_filling_tenant_id_client_id",
                table: "clients_import_filling",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_import_filling_tenant_id_import_id",
                table: "clients_import_filling",
                columns: new[] { "tenant_id", "import_id" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_import_problem_tenant_id_import_id_row",
                table: "clients_import_problem",
                columns: new[] { "tenant_id", "import_id", "row" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_no_duplicate_tenant_id_one_id_other_id",
                table: "clients_no_duplicate",
                columns: new[] { "tenant_id", "one_id", "other_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_clients_note_category_tenant_id_name",
                table: "clients_note_category",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_clients_own_field_tenant_id_key",
                table: "clients_own_field",
                columns: new[] { "tenant_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_clients_own_value_tenant_id_client_id_field_id",
                table: "clients_own_value",
                columns: new[] { "tenant_id", "client_id", "field_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_clients_own_value_tenant_id_field_id",
                table: "clients_own_value",
                columns: new[] { "tenant_id", "field_id" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_profile_wish_tenant_id_client_id_decided_at",
                table: "clients_profile_wish",
                columns: new[] { "tenant_id", "client_id", "decided_at" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_salon_word_tenant_id_field_name",
                table: "clients_salon_word",
                columns: new[] { "tenant_id", "field", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_clients_saved_view_tenant_id_owner_id",
                table: "clients_saved_view",
                columns: new[] { "tenant_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "IX_history_audit_line_tenant_id_at_id",
                table: "history_audit_line",
                columns: new[] { "tenant_id", "at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_history_audit_line_tenant_id_client_id_at_id",
                table: "history_audit_line",
                columns: new[] { "tenant_id", "client_id", "at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_history_history_entry_tenant_id_client_id_at_id",
                table: "history_history_entry",
                columns: new[] { "tenant_id", "client_id", "at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_history_history_entry_tenant_id_event_id_client_id",
                table: "history_history_entry",
                columns: new[] { "tenant_id", "event_id", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_history_history_entry_tenant_id_lines_at_id",
                table: "history_history_entry",
                columns: new[] { "tenant_id", "lines", "at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_history_merged_card_tenant_id_main_id",
                table: "history_merged_card",
                columns: new[] { "tenant_id", "main_id" });

            migrationBuilder.CreateIndex(
                name: "IX_history_merged_card_tenant_id_merge_id_client_id",
                table: "history_merged_card",
                columns: new[] { "tenant_id", "merge_id", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_counter_tenant_id_name",
                table: "kernel_counter",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_idempotent_answer_created_at",
                table: "kernel_idempotent_answer",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_idempotent_answer_tenant_id_caller_key",
                table: "kernel_idempotent_answer",
                columns: new[] { "tenant_id", "caller", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_outbox_message_message_id",
                table: "kernel_outbox_message",
                column: "message_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_outbox_message_next_at_seq",
                table: "kernel_outbox_message",
                columns: new[] { "next_at", "seq" },
                filter: "state IN ('Ready')");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_outbox_message_tenant_id_state",
                table: "kernel_outbox_message",
                columns: new[] { "tenant_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_queued_campaign_next_at_seq",
                table: "kernel_queued_campaign",
                columns: new[] { "next_at", "seq" },
                filter: "state IN ('Ready')");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_queued_campaign_tenant_id_campaign_id",
                table: "kernel_queued_campaign",
                columns: new[] { "tenant_id", "campaign_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_queued_campaign_tenant_id_state",
                table: "kernel_queued_campaign",
                columns: new[] { "tenant_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_queued_job_next_at_seq",
                table: "kernel_queued_job",
                columns: new[] { "next_at", "seq" },
                filter: "state IN ('Ready')");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_queued_job_tenant_id_state",
                table: "kernel_queued_job",
                columns: new[] { "tenant_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_queued_mail_next_at_seq",
                table: "kernel_queued_mail",
                columns: new[] { "next_at", "seq" },
                filter: "state IN ('Ready', 'HandingOver')");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_queued_mail_tenant_id_cause",
                table: "kernel_queued_mail",
                columns: new[] { "tenant_id", "cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_queued_mail_tenant_id_client_id_created_at",
                table: "kernel_queued_mail",
                columns: new[] { "tenant_id", "client_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_queued_mail_tenant_id_state",
                table: "kernel_queued_mail",
                columns: new[] { "tenant_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_tenant_entry_changed_at",
                table: "kernel_tenant_entry",
                column: "changed_at");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_tenant_entry_host_name",
                table: "kernel_tenant_entry",
                column: "host_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_tenant_entry_slug",
                table: "kernel_tenant_entry",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marketing_campaign_tenant_id_created_at",
                table: "marketing_campaign",
                columns: new[] { "tenant_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_consent_tenant_id_client_id_purpose_channel",
                table: "marketing_consent",
                columns: new[] { "tenant_id", "client_id", "purpose", "channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marketing_consent_entry_tenant_id_client_id_at",
                table: "marketing_consent_entry",
                columns: new[] { "tenant_id", "client_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_label_tenant_id_name_key",
                table: "marketing_label",
                columns: new[] { "tenant_id", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marketing_label_on_client_tenant_id_client_id_label_id",
                table: "marketing_label_on_client",
                columns: new[] { "tenant_id", "client_id", "label_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marketing_label_on_client_tenant_id_label_id",
                table: "marketing_label_on_client",
                columns: new[] { "tenant_id", "label_id" });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_mailing_list_tenant_id_name",
                table: "marketing_mailing_list",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marketing_postal_address_tenant_id",
                table: "marketing_postal_address",
                column: "tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marketing_recipient_tenant_id_campaign_id_client_id",
                table: "marketing_recipient",
                columns: new[] { "tenant_id", "campaign_id", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marketing_recipient_tenant_id_campaign_id_state_id",
                table: "marketing_recipient",
                columns: new[] { "tenant_id", "campaign_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_recipient_tenant_id_client_id",
                table: "marketing_recipient",
                columns: new[] { "tenant_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_sign_up_tenant_id_address_hash",
                table: "marketing_sign_up",
                columns: new[] { "tenant_id", "address_hash" });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_subscription_tenant_id_client_id_list_id",
                table: "marketing_subscription",
                columns: new[] { "tenant_id", "client_id", "list_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_marketing_subscription_tenant_id_list_id_state",
                table: "marketing_subscription",
                columns: new[] { "tenant_id", "list_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_marketing_suppressed_address_tenant_id_hash",
                table: "marketing_suppressed_address",
                columns: new[] { "tenant_id", "hash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_access_link");

            migrationBuilder.DropTable(
                name: "access_access_rules");

            migrationBuilder.DropTable(
                name: "access_api_key");

            migrationBuilder.DropTable(
                name: "access_client_account");

            migrationBuilder.DropTable(
                name: "access_guest_pass");

            migrationBuilder.DropTable(
                name: "access_recovery_code");

            migrationBuilder.DropTable(
                name: "access_session");

            migrationBuilder.DropTable(
                name: "access_staff_account");

            migrationBuilder.DropTable(
                name: "clients_card_merge");

            migrationBuilder.DropTable(
                name: "clients_client_link");

            migrationBuilder.DropTable(
                name: "clients_client_note");

            migrationBuilder.DropTable(
                name: "clients_client_photo");

            migrationBuilder.DropTable(
                name: "clients_client_tag");

            migrationBuilder.DropTable(
                name: "clients_contact_request");

            migrationBuilder.DropTable(
                name: "clients_erasure");

            migrationBuilder.DropTable(
                name: "clients_field_rules");

            migrationBuilder.DropTable(
                name: "clients_import");

            migrationBuilder.DropTable(
                name: "clients_import_filling");

            migrationBuilder.DropTable(
                name: "clients_import_problem");

            migrationBuilder.DropTable(
                name: "clients_no_duplicate");

            migrationBuilder.DropTable(
                name: "clients_note_category");

            migrationBuilder.DropTable(
                name: "clients_own_value");

            migrationBuilder.DropTable(
                name: "clients_profile_wish");

            migrationBuilder.DropTable(
                name: "clients_salon_word");

            migrationBuilder.DropTable(
                name: "clients_saved_view");

            migrationBuilder.DropTable(
                name: "clients_tag");

            migrationBuilder.DropTable(
                name: "history_audit_line");

            migrationBuilder.DropTable(
                name: "history_history_entry");

            migrationBuilder.DropTable(
                name: "history_merged_card");

            migrationBuilder.DropTable(
                name: "kernel_counter");

            migrationBuilder.DropTable(
                name: "kernel_former_slug");

            migrationBuilder.DropTable(
                name: "kernel_idempotent_answer");

            migrationBuilder.DropTable(
                name: "kernel_inbox_entry");

            migrationBuilder.DropTable(
                name: "kernel_job_slot");

            migrationBuilder.DropTable(
                name: "kernel_outbox_message");

            migrationBuilder.DropTable(
                name: "kernel_protection_key");

            migrationBuilder.DropTable(
                name: "kernel_queued_campaign");

            migrationBuilder.DropTable(
                name: "kernel_queued_job");

            migrationBuilder.DropTable(
                name: "kernel_queued_mail");

            migrationBuilder.DropTable(
                name: "kernel_tenant_entry");

            migrationBuilder.DropTable(
                name: "marketing_campaign");

            migrationBuilder.DropTable(
                name: "marketing_consent");

            migrationBuilder.DropTable(
                name: "marketing_consent_entry");

            migrationBuilder.DropTable(
                name: "marketing_label");

            migrationBuilder.DropTable(
                name: "marketing_label_on_client");

            migrationBuilder.DropTable(
                name: "marketing_mailing_list");

            migrationBuilder.DropTable(
                name: "marketing_merged_standing");

            migrationBuilder.DropTable(
                name: "marketing_postal_address");

            migrationBuilder.DropTable(
                name: "marketing_recipient");

            migrationBuilder.DropTable(
                name: "marketing_sign_up");

            migrationBuilder.DropTable(
                name: "marketing_subscription");

            migrationBuilder.DropTable(
                name: "marketing_suppressed_address");

            migrationBuilder.DropTable(
                name: "clients_client");

            migrationBuilder.DropTable(
                name: "clients_own_field");
        }
    }
}
