// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/connect_dialog.h"

#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int FieldWidth = 420;

} // namespace

ConnectDialog::ConnectDialog(StoreBook book, const Theme& theme, QWidget* parent)
    : QDialog(parent)
    , m_book(book)
    , m_profiles(new QComboBox(this))
    , m_save(new QPushButton(tr("Save"), this))
    , m_remove(new QPushButton(tr("Delete"), this))
    , m_uri(new QLineEdit(this))
    , m_tls(new QComboBox(this))
    , m_problem(new RoleLabel(theme, ColorRole::Differs, this))
    , m_note(new RoleLabel(theme, ColorRole::Muted, this)) {
    m_location.kind = StoreLocation::Kind::PostgreSql;
    build();
    fillProfiles();
    showFields();
    takeFields();
    connect(m_uri, &QLineEdit::textEdited, this, &ConnectDialog::takeUri);
    connect(m_tls, &QComboBox::activated, this, &ConnectDialog::takeFields);
    connect(m_profiles, &QComboBox::activated, this, &ConnectDialog::chooseProfile);
    connect(m_save, &QPushButton::clicked, this, &ConnectDialog::saveProfile);
    connect(m_remove, &QPushButton::clicked, this, &ConnectDialog::removeProfile);
}

void ConnectDialog::build() {
    setWindowTitle(tr("Connect to PostgreSQL"));
    setAccessibleName(windowTitle());
    auto* form = new QFormLayout(this);
    form->setContentsMargins(metrics::Wide, metrics::Wide, metrics::Wide, metrics::Wide);
    form->setHorizontalSpacing(metrics::Wide);
    form->setVerticalSpacing(metrics::Half);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    addProfiles(*form);
    addFields(*form);
    m_problem->setWordWrap(true);
    m_note->setWordWrap(true);
    m_note->setText(tr("The store is opened read-only. A password is never saved: keep it in "
                       ".pgpass or a service file, or give it each time muscope asks."));
    form->addRow(m_problem);
    form->addRow(m_note);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->setAccessibleName(tr("Buttons"));
    m_connect = buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    m_connect->setAccessibleName(tr("Connect"));
    m_connect->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
    m_host->setFocus();
}

void ConnectDialog::addProfiles(QFormLayout& form) {
    m_profiles->setEditable(true);
    m_profiles->setInsertPolicy(QComboBox::NoInsert);
    m_profiles->setAccessibleName(tr("Saved profile"));
    m_profiles->view()->setAccessibleName(m_profiles->accessibleName());
    m_profiles->lineEdit()->setPlaceholderText(tr("A name to save this connection under"));
    m_profiles->lineEdit()->setAccessibleName(tr("Name of the profile"));
    m_save->setAccessibleName(tr("Save profile"));
    m_remove->setAccessibleName(tr("Delete profile"));
    m_save->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->addWidget(m_profiles, 1);
    row->addWidget(m_save);
    row->addWidget(m_remove);
    row->setSpacing(metrics::Half);
    auto* label = new QLabel(tr("&Profile"), this);
    label->setBuddy(m_profiles);
    form.addRow(label, row);
}

void ConnectDialog::addFields(QFormLayout& form) {
    m_host = addField(form, tr("&Host"), tr("localhost"));
    m_port = addField(form, tr("P&ort"), u"5432"_s);
    m_database = addField(form, tr("&Database"), tr("as the user"));
    m_user = addField(form, tr("&User"), tr("as the system has it"));
    m_tls->setAccessibleName(tr("TLS mode"));
    m_tls->view()->setAccessibleName(m_tls->accessibleName());
    m_tls->addItem(tr("as libpq decides"), QString());
    for (const QString& mode :
         {u"disable"_s, u"allow"_s, u"prefer"_s, u"require"_s, u"verify-ca"_s, u"verify-full"_s}) {
        m_tls->addItem(mode, mode);
    }
    form.addRow(tr("&TLS"), m_tls);
    m_service = addField(form, tr("&Service"), tr("of a pg_service.conf"));
    m_table = addField(form, tr("T&able"), u"mcp_events"_s);
    m_uri->setAccessibleName(tr("Address"));
    m_uri->setPlaceholderText(u"postgresql://user@host:5432/database"_s);
    m_uri->setMinimumWidth(FieldWidth);
    form.addRow(tr("Add&ress"), m_uri);
}

QLineEdit* ConnectDialog::addField(QFormLayout& form, const QString& title, const QString& hint) {
    auto* field = new QLineEdit(this);
    field->setPlaceholderText(hint);
    field->setAccessibleName(QString(title).remove(u'&'));
    connect(field, &QLineEdit::textEdited, this, &ConnectDialog::takeFields);
    form.addRow(title, field);
    return field;
}

void ConnectDialog::setLocation(const StoreLocation& location) {
    m_location = location;
    showFields();
    m_uri->setText(m_location.storableText());
}

StoreLocation ConnectDialog::location() const {
    return m_location;
}

void ConnectDialog::showFields() {
    m_host->setText(m_location.parameter(u"host"));
    m_port->setText(m_location.parameter(u"port"));
    m_database->setText(m_location.parameter(u"dbname"));
    m_user->setText(m_location.parameter(u"user"));
    m_service->setText(m_location.parameter(u"service"));
    m_table->setText(m_location.table == u"mcp_events"_s ? QString() : m_location.table);
    m_tls->setCurrentIndex(std::max(0, m_tls->findData(m_location.parameter(u"sslmode"))));
}

void ConnectDialog::takeFields() {
    setKeyword(u"host"_s, m_host->text().trimmed());
    setKeyword(u"port"_s, m_port->text().trimmed());
    setKeyword(u"dbname"_s, m_database->text().trimmed());
    setKeyword(u"user"_s, m_user->text().trimmed());
    setKeyword(u"sslmode"_s, m_tls->currentData().toString());
    setKeyword(u"service"_s, m_service->text().trimmed());
    const QString table = m_table->text().trimmed();
    m_location.table = table.isEmpty() ? u"mcp_events"_s : table;
    m_uri->setText(m_location.storableText());
    m_problem->setText({});
    m_problem->hide();
    m_connect->setEnabled(true);
}

void ConnectDialog::takeUri(const QString& text) {
    const Result<StoreLocation> parsed = StoreLocation::parse(text);
    const bool isUsable = parsed && parsed->kind == StoreLocation::Kind::PostgreSql;
    m_problem->setText(isUsable  ? QString()
                       : !parsed ? parsed.error().message
                                 : tr("This names a file, not a PostgreSQL store."));
    m_problem->setVisible(!isUsable);
    m_connect->setEnabled(isUsable);
    if (isUsable) {
        m_location = *parsed;
        showFields();
    }
}

void ConnectDialog::setKeyword(const QString& keyword, const QString& value) {
    auto& parameters = m_location.parameters;
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const auto& entry) { return entry.first == keyword; });
    if (value.isEmpty()) {
        if (found != parameters.end()) {
            parameters.erase(found);
        }
    } else if (found != parameters.end()) {
        found->second = value;
    } else {
        parameters.emplace_back(keyword, value);
    }
}

void ConnectDialog::fillProfiles() {
    const QString name = m_profiles->currentText();
    m_profiles->clear();
    for (const StoreProfile& profile : m_book.profiles()) {
        m_profiles->addItem(profile.name, profile.location);
    }
    m_profiles->setCurrentIndex(m_profiles->findText(name));
    m_profiles->setEditText(name);
    m_remove->setEnabled(m_profiles->count() > 0);
}

void ConnectDialog::chooseProfile(int place) {
    if (const auto location = StoreLocation::parse(m_profiles->itemData(place).toString())) {
        setLocation(*location);
    }
}

void ConnectDialog::saveProfile() {
    const QString name = m_profiles->currentText().trimmed();
    if (!name.isEmpty()) {
        m_book.saveProfile(name, m_location);
        fillProfiles();
    }
}

void ConnectDialog::removeProfile() {
    m_book.removeProfile(m_profiles->currentText().trimmed());
    m_profiles->setEditText({});
    fillProfiles();
}

} // namespace muscope
