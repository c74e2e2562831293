// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/header_table.h"

#include "ui/models/visible_text.h"
#include "ui/style/flat_table.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableWidget>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

enum Column { Name, Value };
constexpr int MostRowsShown = 4;

// Shows dots instead of a value, however long it is.
class SecretDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QString displayText(const QVariant& value, const QLocale&) const override {
        return value.toString().isEmpty() ? QString() : QString(8, u'•');
    }
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&,
                          const QModelIndex&) const override {
        auto* editor = new QLineEdit(parent);
        editor->setAccessibleName(HeaderTable::tr("Value of the header"));
        editor->setEchoMode(QLineEdit::PasswordEchoOnEdit);
        return editor;
    }
};

// RFC 9110, 5.6.2: a token.
bool isToken(const QString& name) {
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar character) {
        return character.unicode() < 0x80 &&
               (character.isLetterOrNumber() || u"!#$%&'*+-.^_`|~"_s.contains(character));
    });
}

bool isOwn(const QString& name) {
    static const std::array own{u"accept"_s,         u"content-type"_s,      u"content-length"_s,
                                u"host"_s,           u"transfer-encoding"_s, u"connection"_s,
                                u"mcp-session-id"_s, u"last-event-id"_s};
    return std::find(own.begin(), own.end(), name.toLower()) != own.end();
}

} // namespace

HeaderTable::HeaderTable(QWidget* parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, 2, this))
    , m_add(new QPushButton(tr("Add header"), this))
    , m_remove(new QPushButton(tr("Remove"), this)) {
    setAccessibleName(tr("Headers"));
    makeFlat(*m_table);
    m_table->setAccessibleName(tr("Headers to send along"));
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Value")});
    m_table->horizontalHeader()->setSectionResizeMode(Value, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setColumnWidth(Name, 160);
    m_table->setFrameShape(QFrame::StyledPanel);
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_table->setItemDelegateForColumn(Value, new SecretDelegate(m_table));
    m_add->setAccessibleName(tr("Add a header"));
    m_remove->setAccessibleName(tr("Remove the header"));
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(metrics::Half);
    for (QPushButton* button : {m_add, m_remove}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Half);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    layout->addStretch();
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow({}, {});
        m_table->editItem(m_table->item(m_table->rowCount() - 1, Name));
    });
    connect(m_remove, &QPushButton::clicked, this, &HeaderTable::removeRow);
    connect(m_table, &QTableWidget::itemChanged, this, &HeaderTable::changed);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    fitRows();
}

void HeaderTable::fitRows() {
    const int rows = std::min(m_table->rowCount(), MostRowsShown);
    m_table->setVisible(rows > 0);
    m_remove->setVisible(rows > 0);
    m_table->setFixedHeight(metrics::HeaderHeight + metrics::Half +
                            rows * m_table->verticalHeader()->defaultSectionSize());
}

void HeaderTable::addRow(const QString& name, const QString& value) {
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, Name, new QTableWidgetItem(name));
    auto* secret = new QTableWidgetItem(value);
    secret->setData(Qt::AccessibleTextRole, tr("hidden"));
    m_table->setItem(row, Value, secret);
    fitRows();
}

void HeaderTable::removeRow() {
    const int row = m_table->currentRow() < 0 ? m_table->rowCount() - 1 : m_table->currentRow();
    m_table->removeRow(row);
    fitRows();
    emit changed();
}

HeaderList HeaderTable::headers() const {
    HeaderList headers;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString name = m_table->item(row, Name)->text().trimmed();
        if (!name.isEmpty()) {
            headers.emplace_back(name.toLatin1(),
                                 m_table->item(row, Value)->text().trimmed().toUtf8());
        }
    }
    return headers;
}

void HeaderTable::setHeaders(const HeaderList& headers) {
    m_table->setRowCount(0);
    for (const auto& [name, value] : headers) {
        addRow(QString::fromLatin1(name), QString::fromUtf8(value));
    }
}

QString HeaderTable::problem() const {
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString name = m_table->item(row, Name)->text().trimmed();
        const QString value = m_table->item(row, Value)->text().trimmed();
        if (name.isEmpty() && value.isEmpty()) {
            continue;
        }
        if (!isToken(name)) {
            return tr("“%1” cannot be the name of a header.").arg(visibleLine(name));
        }
        if (isOwn(name)) {
            return tr("%1 is written by muscope itself.").arg(name);
        }
        const bool isPlain = std::none_of(value.begin(), value.end(), [](QChar character) {
            return character.unicode() < 0x20 || character.unicode() == 0x7F;
        });
        if (!isPlain) {
            return tr("The value of %1 holds a control character.").arg(name);
        }
    }
    return {};
}

} // namespace muscope
