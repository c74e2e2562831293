// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/export_choices.h"

#include "ui/dialogs/path_field.h"
#include "ui/dialogs/report_parts_box.h"
#include "ui/dialogs/scope_box.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QLabel>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int LineWidth = 310; // pixels of a line of text

QString partsKey(const ReportFormat& format) {
    return u"export/parts/"_s + QString::fromLatin1(format.id);
}

QStringList wordsOf(ReportParts parts) {
    QStringList words;
    for (const ReportPart part : reportParts()) {
        if (parts.has(part)) {
            words += QString::fromLatin1(wordFor(part));
        }
    }
    return words;
}

ReportParts partsOf(const QStringList& words) {
    ReportParts parts;
    for (const QString& word : words) {
        if (const auto part = reportPartFrom(word.toStdString())) {
            parts.add(*part);
        }
    }
    return parts;
}

} // namespace

ExportChoices::ExportChoices(ExportSubject subject, const std::vector<ReportFormat>& formats,
                             const QSettings& settings, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_subject(std::move(subject))
    , m_formats(formats)
    , m_form(new QFormLayout(this))
    , m_scope(new ScopeBox(m_subject,
                           {ExportScope::Session, ExportScope::Chosen, ExportScope::Store}, this))
    , m_filtered(new QCheckBox(tr("Only those that pass the filter"), this))
    , m_format(new QComboBox(this))
    , m_partsBox(new ReportPartsBox(this))
    , m_redacts(new QCheckBox(tr("Tokens, keys, passwords, e-mail addresses"), this))
    , m_rules(new PathField(tr("Rules for what to redact"), tr("a file of more rules: none"), this))
    , m_stamp(new QCheckBox(tr("Say when it was made"), this)) {
    build(theme);
    recall(settings);
    connect(m_scope, &ScopeBox::changed, this, &ExportChoices::changed);
    connect(m_filtered, &QCheckBox::clicked, this, &ExportChoices::changed);
    connect(m_redacts, &QCheckBox::clicked, this, &ExportChoices::changed);
    connect(m_rules, &PathField::pathChanged, this, &ExportChoices::changed);
    connect(m_stamp, &QCheckBox::clicked, this, &ExportChoices::changed);
    connect(m_partsBox, &ReportPartsBox::changed, this, &ExportChoices::keepParts);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportChoices::recallParts);
}

void ExportChoices::build(const Theme& theme) {
    setAccessibleName(tr("What to export"));
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(metrics::Wide);
    m_form->setVerticalSpacing(metrics::Gap);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->addRow(tr("Sessions"), m_scope);
    addFilter(theme);
    m_format->setAccessibleName(tr("Format"));
    m_format->view()->setAccessibleName(m_format->accessibleName());
    for (const ReportFormat& format : m_formats) {
        m_format->addItem(QString::fromUtf8(format.name));
    }
    if (m_formats.size() > 1) {
        m_form->addRow(tr("F&ormat"), m_format);
    } else {
        m_format->hide();
    }
    m_form->addRow(tr("Parts"), m_partsBox);
    addRedaction();
    m_stamp->setToolTip(tr("Without it, the same events give the same file, byte for byte"));
    m_form->addRow(QString(), m_stamp);
}

void ExportChoices::addRow(const QString& title, QWidget* field, QWidget* note) {
    auto* column = new QVBoxLayout;
    column->setSpacing(metrics::Half);
    column->addWidget(field);
    if (note != nullptr) {
        column->addWidget(note);
    }
    auto* label = new QLabel(title, this);
    label->setBuddy(field);
    m_form->addRow(label, column);
}

void ExportChoices::addFilter(const Theme& theme) {
    auto* note = new RoleLabel(theme, ColorRole::Muted, this);
    note->setWordWrap(true);
    const QString filter = m_subject.filter.text();
    note->setText(m_subject.filter.isEverything() ? tr("No filter is set: every event.")
                  : m_subject.filter.needsOperations()
                      ? tr("The filter asks how calls ended, which a report cannot: every event.")
                      : fontMetrics().elidedText(visibleLine(filter), Qt::ElideRight, LineWidth));
    note->setToolTip(visibleLine(filter).toHtmlEscaped());
    m_filtered->setEnabled(m_subject.canFilter());
    auto* column = new QVBoxLayout;
    column->setSpacing(metrics::Quarter);
    column->addWidget(m_filtered);
    column->addWidget(note);
    m_form->addRow(tr("Events"), column);
}

void ExportChoices::addRedaction() {
    m_redacts->setToolTip(tr("What muscope knows to be secret is replaced by its name, in every "
                             "part; receipts of such events are not checked"));
    auto* column = new QVBoxLayout;
    column->setSpacing(metrics::Half);
    column->addWidget(m_redacts);
    column->addWidget(m_rules);
    m_form->addRow(tr("Take out"), column);
}

ExportScope ExportChoices::scope() const {
    return m_scope->scope();
}

const ReportFormat& ExportChoices::format() const {
    return m_formats[static_cast<std::size_t>(m_format->currentIndex())];
}

ReportOrder ExportChoices::order() const {
    ReportOrder order;
    order.location = m_subject.location;
    order.expected = m_subject.eventsOf(scope());
    order.previewed = m_subject.previewedOf(scope());
    order.request.sessions = m_subject.sessionsOf(scope());
    if (m_filtered->isChecked()) {
        order.request.filter = m_subject.filter;
    }
    if (m_redacts->isChecked()) {
        order.redaction += u"builtin"_s;
    }
    if (!m_rules->path().isEmpty()) {
        order.redaction += m_rules->path();
    }
    order.request.companions = m_subject.companions;
    order.request.parts = m_partsBox->parts();
    order.request.store = m_subject.location.displayText().toStdString();
    order.request.version = QCoreApplication::applicationVersion().toStdString();
    if (m_stamp->isChecked()) {
        order.request.madeAt = momentText();
    }
    return order;
}

void ExportChoices::recall(const QSettings& settings) {
    const auto scope = settings.value(u"export/scope"_s, 0).toUInt();
    m_scope->setScope(static_cast<ExportScope>(std::min(scope, 2U)));
    m_filtered->setChecked(m_subject.canFilter() &&
                           settings.value(u"export/filtered"_s, true).toBool());
    m_redacts->setChecked(settings.value(u"export/redacts"_s, false).toBool());
    m_rules->setPath(settings.value(u"export/rules"_s).toString());
    m_stamp->setChecked(settings.value(u"export/stamp"_s, false).toBool());
    const QString word = settings.value(u"export/format"_s).toString();
    for (const ReportFormat& format : m_formats) {
        const QVariant words = settings.value(partsKey(format));
        m_parts.push_back(words.isValid() ? partsOf(words.toStringList()) : format.usual);
        if (word == QLatin1StringView(format.id)) {
            m_format->setCurrentIndex(static_cast<int>(m_parts.size()) - 1);
        }
    }
    m_partsBox->setParts(m_parts[static_cast<std::size_t>(m_format->currentIndex())]);
}

void ExportChoices::recallParts() {
    m_partsBox->setParts(m_parts[static_cast<std::size_t>(m_format->currentIndex())]);
    emit changed();
}

void ExportChoices::keepParts() {
    m_parts[static_cast<std::size_t>(m_format->currentIndex())] = m_partsBox->parts();
    emit changed();
}

void ExportChoices::remember(QSettings& settings) const {
    settings.setValue(u"export/scope"_s, static_cast<unsigned>(scope()));
    if (m_filtered->isEnabled()) {
        settings.setValue(u"export/filtered"_s, m_filtered->isChecked());
    }
    settings.setValue(u"export/redacts"_s, m_redacts->isChecked());
    settings.setValue(u"export/rules"_s, m_rules->path());
    settings.setValue(u"export/stamp"_s, m_stamp->isChecked());
    if (m_formats.size() > 1) {
        settings.setValue(u"export/format"_s, QString::fromLatin1(format().id));
    }
    settings.setValue(partsKey(format()), wordsOf(m_partsBox->parts()));
}

} // namespace muscope
