// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/live_dialog.h"

#include "core/workspace/background.h"
#include "core/workspace/record_target.h"
#include "core/workspace/workspace.h"
#include "ui/dialogs/header_table.h"
#include "ui/dialogs/path_field.h"
#include "ui/models/live_text.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int LeastWidth = 620;
// The choice of an era is kept in the combo box: these, or a revision by its number.
constexpr int Automatic = -2;
constexpr int Legacy = -1;

// Why the text is no address to connect to; empty: it is one.
QString addressProblem(const QString& text) {
    if (text.isEmpty()) {
        return LiveDialog::tr("The address of the server's MCP endpoint is wanted.");
    }
    const QUrl url(text, QUrl::StrictMode);
    if (!text.contains(u"://"_s)) {
        return LiveDialog::tr("Write http:// or https:// before it.");
    }
    if (!url.isValid()) {
        return LiveDialog::tr("This is no address: %1").arg(visibleLine(url.errorString()));
    }
    if (url.scheme() != u"http" && url.scheme() != u"https") {
        return LiveDialog::tr("muscope reaches servers by http and https, not by %1.")
            .arg(visibleLine(url.scheme()));
    }
    if (url.host().isEmpty()) {
        return LiveDialog::tr("The address names no host.");
    }
    if (!url.userInfo().isEmpty()) {
        return LiveDialog::tr("A name and password do not belong into the address: give them as "
                              "an Authorization header.");
    }
    return {};
}

} // namespace

LiveDialog::LiveDialog(Workspace& workspace, LiveBook book, const Theme& theme, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_book(book)
    , m_address(new QLineEdit(this))
    , m_recent(new QPushButton(tr("Recent"), this))
    , m_era(new QComboBox(this))
    , m_eraNote(new RoleLabel(theme, ColorRole::Muted, this))
    , m_headers(new HeaderTable(this))
    , m_token(new QLineEdit(this))
    , m_intoOpen(new QRadioButton(this))
    , m_openNote(new RoleLabel(theme, ColorRole::Malformed, this))
    , m_intoDefault(new QRadioButton(tr("muscope's own store"), this))
    , m_intoFile(new QRadioButton(tr("A SQLite file"), this))
    , m_file(new PathField(tr("File to record into"), tr("made when it is missing"), this))
    , m_receipts(new QCheckBox(tr("Give each event a receipt as it is recorded"), this))
    , m_masks(new QCheckBox(tr("Mask the values of these keys in messages"), this))
    , m_maskedKeys(new QLineEdit(u"password, token, secret, api_key, access_token"_s, this))
    , m_problem(new RoleLabel(theme, ColorRole::Differs, this)) {
    build(theme);
    fillRecent();
    connect(m_address, &QLineEdit::textChanged, this, &LiveDialog::validate);
    connect(m_era, &QComboBox::currentIndexChanged, this, &LiveDialog::validate);
    connect(m_headers, &HeaderTable::changed, this, &LiveDialog::validate);
    connect(m_token, &QLineEdit::textChanged, this, &LiveDialog::validate);
    connect(m_file, &PathField::pathChanged, this, [this] {
        m_intoFile->setChecked(true);
        validate();
    });
    for (QRadioButton* target : {m_intoOpen, m_intoDefault, m_intoFile}) {
        connect(target, &QRadioButton::toggled, this, &LiveDialog::validate);
    }
    connect(m_masks, &QCheckBox::toggled, m_maskedKeys, &QWidget::setEnabled);
    connect(&m_openCheck, &QFutureWatcherBase::finished, this, &LiveDialog::takeOpenStoreCheck);
    connect(&workspace, &Workspace::storeStateChanged, this, &LiveDialog::checkOpenStore);
    checkOpenStore();
    validate();
}

void LiveDialog::build(const Theme& theme) {
    setWindowTitle(tr("Connect live"));
    setAccessibleName(windowTitle());
    setMinimumWidth(LeastWidth);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(metrics::Wide, metrics::Wide, metrics::Wide, metrics::Wide);
    form->setHorizontalSpacing(metrics::Wide);
    form->setVerticalSpacing(metrics::Half);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    addServer(*form);
    addCredentials(*form);
    addTarget(*form);
    addChoices(*form);
    m_problem->setWordWrap(true);
    form->addRow(m_problem);
    auto* note = new RoleLabel(theme, ColorRole::Muted, this);
    note->setText(tr("Headers and token stay in memory while the connection lasts; they are "
                     "neither saved nor recorded. Servers on standard input and output are not "
                     "reached yet."));
    note->setWordWrap(true);
    form->addRow(note);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->setAccessibleName(tr("Buttons"));
    m_connect = buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    m_connect->setAccessibleName(tr("Connect"));
    m_connect->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
    m_address->setFocus();
}

void LiveDialog::addServer(QFormLayout& form) {
    m_address->setAccessibleName(tr("Address of the server"));
    m_address->setPlaceholderText(u"http://127.0.0.1:3001/mcp"_s);
    m_recent->setAccessibleName(tr("Servers connected to before"));
    m_recent->setAutoDefault(false);
    auto* menu = new QMenu(m_recent);
    menu->setAccessibleName(m_recent->accessibleName());
    m_recent->setMenu(menu);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::Half);
    row->addWidget(m_address, 1);
    row->addWidget(m_recent);
    auto* label = new QLabel(tr("&Address"), this);
    label->setBuddy(m_address);
    form.addRow(label, row);
    m_era->setAccessibleName(tr("Protocol"));
    m_era->view()->setAccessibleName(m_era->accessibleName());
    m_era->addItem(tr("automatic: ask the server"), Automatic);
    m_era->addItem(tr("legacy: shake hands, no probe"), Legacy);
    for (const Revision revision : Revisions) {
        m_era->addItem(eraText(EraChoice::Pinned, revision), static_cast<int>(revision));
    }
    m_eraNote->setWordWrap(true);
    auto* era = new QVBoxLayout;
    era->setSpacing(metrics::Quarter);
    era->addWidget(m_era);
    era->addWidget(m_eraNote);
    auto* eraLabel = new QLabel(tr("&Protocol"), this);
    eraLabel->setBuddy(m_era);
    form.addRow(eraLabel, era);
}

void LiveDialog::addCredentials(QFormLayout& form) {
    m_token->setAccessibleName(tr("Bearer token"));
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setPlaceholderText(tr("none"));
    form.addRow(tr("&Token"), m_token);
    form.addRow(tr("&Headers"), m_headers);
}

void LiveDialog::addTarget(QFormLayout& form) {
    m_openNote->setWordWrap(true);
    m_file->takeNewFiles();
    auto* rows = new QVBoxLayout;
    rows->setSpacing(metrics::Half);
    rows->addWidget(m_intoOpen);
    rows->addWidget(m_openNote);
    rows->addWidget(m_intoDefault);
    auto* file = new QHBoxLayout;
    file->setSpacing(metrics::Half);
    file->addWidget(m_intoFile);
    file->addWidget(m_file, 1);
    rows->addLayout(file);
    form.addRow(tr("Record into"), rows);
    m_intoDefault->setToolTip(visibleLine(defaultStore().path).toHtmlEscaped());
    m_intoDefault->setText(tr("muscope's own store · %1").arg(visibleLine(defaultStore().path)));
    m_intoDefault->setChecked(true);
}

void LiveDialog::addChoices(QFormLayout& form) {
    m_receipts->setToolTip(tr("A reversed copy kept in the event's metadata: damage between "
                              "recording and reading shows"));
    m_maskedKeys->setAccessibleName(tr("Keys to mask"));
    m_maskedKeys->setEnabled(false);
    m_maskedKeys->setCursorPosition(0);
    form.addRow(QString(), m_receipts);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::Half);
    row->addWidget(m_masks);
    row->addWidget(m_maskedKeys, 1);
    form.addRow(QString(), row);
}

void LiveDialog::fillRecent() {
    QMenu* menu = m_recent->menu();
    menu->clear();
    const std::vector<KnownServer> servers = m_book.recent();
    const auto titleOf = [](const KnownServer& server) {
        return u"%1 · %2"_s.arg(visibleLine(server.address), eraText(server.era, server.pinned))
            .replace(u'&', u"&&"_s);
    };
    for (const KnownServer& server : servers) {
        connect(menu->addAction(titleOf(server)), &QAction::triggered, this,
                [this, server] { chooseServer(server); });
    }
    QMenu* forget = menu->addMenu(tr("Forget"));
    forget->setAccessibleName(tr("Forget a server"));
    for (const KnownServer& server : servers) {
        // The menu is still being used: it is filled anew later.
        connect(
            forget->addAction(titleOf(server)), &QAction::triggered, this,
            [this, server] {
                m_book.forget(server.address);
                fillRecent();
            },
            Qt::QueuedConnection);
    }
    m_recent->setEnabled(!servers.empty());
}

void LiveDialog::chooseServer(const KnownServer& server) {
    m_address->setText(server.address);
    const int era = server.era == EraChoice::Automatic ? Automatic
                    : server.era == EraChoice::Legacy  ? Legacy
                                                       : static_cast<int>(server.pinned);
    m_era->setCurrentIndex(std::max(0, m_era->findData(era)));
    validate();
}

void LiveDialog::setAddress(const QString& address) {
    m_address->setText(address);
}

void LiveDialog::checkOpenStore() {
    const bool isOpen = m_workspace.storeState() == Workspace::StoreState::Open;
    m_intoOpen->setText(isOpen
                            ? tr("The open store · %1").arg(visibleLine(m_workspace.store().name))
                            : tr("The open store"));
    m_intoOpen->setEnabled(false);
    m_openNote->setText(isOpen ? tr("looking whether it can be written to…")
                               : tr("No store is open."));
    m_openNote->setRole(ColorRole::Muted);
    if (isOpen) {
        m_openCheck.setFuture(m_workspace.background().run<Result<void>>(
            [location = m_workspace.location()] { return checkRecordTarget(location); }));
    }
}

void LiveDialog::takeOpenStoreCheck() {
    if (m_openCheck.isCanceled()) {
        return;
    }
    const Result<void> check = m_openCheck.result();
    m_canUseOpen = check.has_value();
    m_intoOpen->setEnabled(m_canUseOpen);
    m_openNote->setVisible(!m_canUseOpen);
    m_openNote->setRole(ColorRole::Malformed);
    if (m_canUseOpen) {
        m_intoOpen->setChecked(!m_intoFile->isChecked());
    } else {
        m_openNote->setText(tr("Not into this one: %1").arg(visibleLine(check.error().message)));
    }
    validate();
}

QString LiveDialog::problem() const {
    const QString address = addressProblem(m_address->text().trimmed());
    if (!address.isEmpty()) {
        return address;
    }
    if (m_intoFile->isChecked() && m_file->path().isEmpty()) {
        return tr("The file to record into is wanted.");
    }
    const QString token = m_token->text();
    const bool isPlain = std::all_of(token.begin(), token.end(), [](QChar character) {
        return character.unicode() > 0x20 && character.unicode() < 0x7F;
    });
    return isPlain ? m_headers->problem() : tr("The token holds a character that no header takes.");
}

QString LiveDialog::eraNote() const {
    switch (m_era->currentData().toInt()) {
    case Automatic:
        return tr("The server is asked server/discover first. A server of an older revision sees "
                  "this probe before the handshake; it is recorded as a step of muscope's own.");
    case Legacy:
        return tr("initialize at the newest revision before 2026-07-28, HTTP+SSE where that is "
                  "refused. Nothing is sent that an older server would not expect.");
    default:
        return tr("This revision alone; what does not speak it fails.");
    }
}

void LiveDialog::validate() {
    const QString wrong = problem();
    const bool isFresh = m_address->text().isEmpty();
    m_problem->setText(isFresh ? QString() : wrong);
    m_problem->setVisible(!m_problem->text().isEmpty());
    m_eraNote->setText(eraNote());
    if (m_connect != nullptr) {
        m_connect->setEnabled(wrong.isEmpty());
    }
}

LiveOrder LiveDialog::order() const {
    LiveOrder order;
    order.live.url = QUrl(m_address->text().trimmed(), QUrl::StrictMode);
    const int era = m_era->currentData().toInt();
    order.live.era = era == Automatic ? EraChoice::Automatic
                     : era == Legacy  ? EraChoice::Legacy
                                      : EraChoice::Pinned;
    if (era >= 0) {
        order.live.pinned = static_cast<Revision>(era);
    }
    order.live.headers = m_headers->headers();
    if (!m_token->text().isEmpty()) {
        order.live.headers.emplace_back("Authorization", "Bearer " + m_token->text().toLatin1());
    }
    order.hasReceipts = m_receipts->isChecked();
    if (m_masks->isChecked()) {
        for (const QString& key : m_maskedKeys->text().split(u',', Qt::SkipEmptyParts)) {
            order.maskedKeys.push_back(key.trimmed().toStdString());
        }
    }
    order.makesMissingFile = !m_intoOpen->isChecked();
    order.store = m_intoOpen->isChecked() ? m_workspace.location() : defaultStore();
    if (m_intoFile->isChecked()) {
        order.store.path = m_file->path();
    }
    return order;
}

} // namespace muscope
