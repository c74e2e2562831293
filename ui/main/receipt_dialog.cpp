// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/receipt_dialog.h"

#include "core/workspace/workspace.h"
#include "ui/models/difference_excerpt.h"
#include "ui/models/number_text.h"
#include "ui/models/rule_text.h"
#include "ui/models/verdict_text.h"
#include "ui/models/visible_text.h"
#include "ui/state/detail_loader.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/copy_text.h"
#include "ui/views/elided_label.h"
#include "ui/views/rounded_panel.h"
#include "ui/views/verdict_card.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr QSize ReceiptFirstSize{620, 560};
constexpr qsizetype EventCharacters = 200;

QString subjectText(const std::string& subject) {
    if (subject == "payload") {
        return ReceiptDialog::tr("payload – all of it");
    }
    if (subject == "result") {
        return ReceiptDialog::tr("result – what the call gave");
    }
    if (subject == "params") {
        return ReceiptDialog::tr("params – what was asked");
    }
    return QString::fromStdString(subject);
}

// Fills a list anew and chooses the entry of that word, without telling anybody.
template <typename TextOf>
void refill(QComboBox& box, const std::vector<std::string>& words, const std::string& chosen,
            TextOf textOf) {
    const QSignalBlocker blocker(box);
    box.clear();
    for (const std::string& word : words) {
        box.addItem(textOf(word), QString::fromStdString(word));
    }
    box.setCurrentIndex(box.findData(QString::fromStdString(chosen)));
}

std::string chosenWord(const QComboBox& box) {
    return box.currentData().toString().toStdString();
}

} // namespace

ReceiptDialog::ReceiptDialog(Workspace& workspace, const DetailLoader& loader, const Theme& theme,
                             QSettings& settings, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_loader(loader)
    , m_theme(theme)
    , m_settings(settings)
    , m_wish{settings.value(u"receipt/rule"_s, u"code-points"_s).toString().toStdString(),
             settings.value(u"receipt/subject"_s, u"payload"_s).toString().toStdString(),
             settings.value(u"receipt/labels"_s, true).toBool()}
    , m_event(new ElidedLabel(theme, ColorRole::Text, this))
    , m_subject(new QComboBox(this))
    , m_rule(new QComboBox(this))
    , m_loss(new ElidedLabel(theme, ColorRole::Muted, this))
    , m_labels(new QCheckBox(tr("With &labels: event, id and session"), this))
    , m_size(new RoleLabel(theme, ColorRole::Muted, this))
    , m_preview(new QPlainTextEdit(this))
    , m_verdict(new VerdictCard(theme, this))
    , m_told(new RoleLabel(theme, ColorRole::Muted, this)) {
    build();
    connect(&loader, &DetailLoader::started, this, &ReceiptDialog::wait);
    connect(&loader, &DetailLoader::loaded, this, &ReceiptDialog::follow);
    connect(&loader, &DetailLoader::cleared, this,
            [this] { showNothing(tr("No event is chosen.")); });
    connect(&loader, &DetailLoader::failed, this,
            [this](const Error& error) { showNothing(error.message); });
    connectChoices();
    connect(&m_making, &QFutureWatcherBase::finished, this, &ReceiptDialog::take);
    connect(&m_saving, &QFutureWatcherBase::finished, this, &ReceiptDialog::takeSaved);
    connect(&theme, &Theme::changed, this, &ReceiptDialog::recolour);
    recolour();
    follow();
}

void ReceiptDialog::connectChoices() {
    // What could not be had of this event stays wished for others, unless another is chosen now.
    connect(m_subject, &QComboBox::currentIndexChanged, this, [this] {
        m_wish.subject = chosenWord(*m_subject);
        followWish();
    });
    connect(m_rule, &QComboBox::currentIndexChanged, this, [this] {
        m_wish.rule = chosenWord(*m_rule);
        followWish();
    });
    connect(m_labels, &QCheckBox::toggled, this, [this](bool isOn) {
        m_wish.hasLabels = isOn;
        followWish();
    });
}

void ReceiptDialog::build() {
    setWindowTitle(tr("Make receipt"));
    setAccessibleName(windowTitle());
    resize(ReceiptFirstSize);
    m_event->setFont(semiboldFont(font()));
    m_subject->setAccessibleName(tr("What the receipt is of"));
    m_rule->setAccessibleName(tr("How the receipt is made"));
    m_labels->setAccessibleName(tr("With labels"));
    m_labels->setChecked(m_wish.hasLabels);
    m_told->setWordWrap(true);
    m_told->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(metrics::Gap);
    form->setVerticalSpacing(metrics::Half);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("O&f"), m_subject);
    form->addRow(tr("&Rule"), m_rule);
    form->addRow(QString(), m_loss);
    form->addRow(QString(), m_labels);
    for (QComboBox* box : {m_subject, m_rule}) {
        box->view()->setAccessibleName(box->accessibleName());
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    }
    auto* note = new RoleLabel(m_theme, ColorRole::Muted, this);
    note->setText(tr("It goes to the clipboard or into a file; nothing is written to the store."));
    note->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Wide, metrics::Wide, metrics::Wide, metrics::Wide);
    layout->setSpacing(metrics::Gap);
    layout->addWidget(m_event);
    layout->addLayout(form);
    layout->addWidget(makePreview(), 1);
    layout->addWidget(m_verdict);
    layout->addWidget(note);
    layout->addWidget(m_told);
    layout->addWidget(makeButtons());
}

QWidget* ReceiptDialog::makePreview() {
    auto* part = new QWidget(this);
    part->setAccessibleName(tr("Receipt and its size"));
    auto* panel = new RoundedPanel(m_theme, ColorRole::Code, ColorRole::Line, part);
    panel->setAccessibleName(tr("Receipt"));
    m_preview->setReadOnly(true);
    m_preview->setUndoRedoEnabled(false);
    m_preview->setFrameShape(QFrame::NoFrame);
    m_preview->setFont(monospaceFont());
    m_preview->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_preview->setTabChangesFocus(true);
    m_preview->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_preview->document()->setDocumentMargin(0);
    m_preview->viewport()->setAutoFillBackground(false);
    m_preview->setAccessibleName(tr("The receipt"));
    auto* inside = new QVBoxLayout(panel);
    inside->setContentsMargins(metrics::Gap, metrics::Half, metrics::Quarter, metrics::Half);
    inside->addWidget(m_preview);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Quarter);
    layout->addWidget(m_size);
    layout->addWidget(panel, 1);
    return part;
}

QWidget* ReceiptDialog::makeButtons() {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setAccessibleName(tr("Buttons"));
    m_copy = buttons->addButton(tr("&Copy to clipboard"), QDialogButtonBox::ActionRole);
    m_save = buttons->addButton(tr("&Save as…"), QDialogButtonBox::ActionRole);
    m_copy->setAccessibleName(tr("Copy the receipt to the clipboard"));
    m_save->setAccessibleName(tr("Save the receipt to a file"));
    m_copy->setDefault(true);
    connect(m_copy, &QPushButton::clicked, this, &ReceiptDialog::copy);
    connect(m_save, &QPushButton::clicked, this, &ReceiptDialog::askWhere);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void ReceiptDialog::recolour() {
    QPalette colors = palette();
    colors.setColor(QPalette::Base, Qt::transparent);
    colors.setColor(QPalette::Text, m_theme.color(ColorRole::Text));
    m_preview->setPalette(colors);
}

void ReceiptDialog::follow() {
    tell({}, ColorRole::Muted);
    if (m_loader.detail()) {
        make();
    } else {
        showNothing(tr("Reading the event…"));
    }
}

// The former receipt stays in sight until the next is there, but can no longer be taken.
void ReceiptDialog::wait() {
    m_making.setFuture({});
    m_made.reset();
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
}

void ReceiptDialog::followWish() {
    m_settings.setValue(u"receipt/rule"_s, QString::fromStdString(m_wish.rule));
    m_settings.setValue(u"receipt/subject"_s, QString::fromStdString(m_wish.subject));
    m_settings.setValue(u"receipt/labels"_s, m_wish.hasLabels);
    tell({}, ColorRole::Muted);
    make();
}

void ReceiptDialog::make() {
    wait();
    if (m_loader.detail()) {
        m_size->setText(tr("The receipt is being made…"));
        m_making.setFuture(m_workspace.receiptDesk().make(m_loader.detail(), m_wish));
    }
}

void ReceiptDialog::take() {
    if (m_making.future().resultCount() == 0 || !m_loader.detail()) {
        return;
    }
    const ReceiptDesk::Made made = m_making.result();
    if (made) {
        m_made = *made;
        showMade();
    } else if (made.error().code != ErrorCode::Cancelled) {
        showNothing(made.error().message);
    }
}

void ReceiptDialog::showMade() {
    const StoredEvent& event = m_loader.detail()->event;
    const auto shown = [](const QByteArray& text) {
        return visibleStart(std::string_view(text.constData(), std::size_t(text.size())),
                            EventCharacters);
    };
    m_event->setText(tr("Event %1 · %2 · %3")
                         .arg(countText(m_loader.detail()->number.value() + 1),
                              shown(event.eventId.value()), shown(event.type)));
    showChoices();
    const DifferenceExcerpt excerpt = plainExcerpt(m_made->text);
    m_preview->setPlainText(excerpt.text);
    const QString size =
        tr("%1 bytes").arg(countText(static_cast<std::int64_t>(m_made->text.size())));
    m_size->setText(excerpt.isCut ? tr("The receipt, %1; its beginning is shown").arg(size)
                                  : tr("The receipt, %1").arg(size));
    QString why = reportSentence(m_made->report);
    if (!m_made->leftOut.empty()) {
        QStringList names;
        for (const std::string& name : m_made->leftOut) {
            names += QString::fromStdString(name);
        }
        why += u' ' + tr("Left out, since it does not fit on a line of its own: %1.")
                          .arg(names.join(u", "_s));
    }
    m_verdict->setVerdict(m_made->report.verdict, reportHeading(m_made->report), why);
    m_verdict->show();
    m_copy->setEnabled(true);
    m_save->setEnabled(true);
}

void ReceiptDialog::showNothing(const QString& why) {
    wait();
    m_event->setText(asSentence(visibleLine(why)));
    m_preview->clear();
    m_size->setText(tr("The receipt"));
    m_verdict->hide();
    m_subject->setEnabled(false);
    m_rule->setEnabled(false);
    m_labels->setEnabled(false);
}

void ReceiptDialog::showChoices() {
    refill(*m_subject, m_made->subjects, m_made->wish.subject, subjectText);
    refill(*m_rule, m_made->rules, m_made->wish.rule, [](const std::string& rule) {
        return tr("%1 – %2").arg(QString::fromStdString(rule), ruleTitle(rule));
    });
    m_loss->setText(ruleLoss(m_made->wish.rule));
    m_subject->setEnabled(true);
    m_rule->setEnabled(true);
    m_labels->setEnabled(true);
}

void ReceiptDialog::copy() {
    copyText(m_made->text);
    tell(tr("Copied."), ColorRole::Muted);
}

void ReceiptDialog::askWhere() {
    auto* dialog = new QFileDialog(this, tr("Save receipt"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"mu"_s);
    dialog->setNameFilters({tr("Receipts (*.mu)"), tr("All files (*)")});
    dialog->setDirectory(m_settings.value(u"receipt/folder"_s).toString());
    dialog->selectFile(receiptFileName(m_loader.detail()->event.eventId));
    connect(dialog, &QFileDialog::fileSelected, this, &ReceiptDialog::save);
    dialog->open();
}

bool ReceiptDialog::isOfStore(const QString& path) const {
    const StoreLocation& store = m_workspace.location();
    const QString file = QFileInfo(path).canonicalFilePath();
    const QString ofStore = QFileInfo(store.path).canonicalFilePath();
    // SQLite keeps "-wal", "-shm" and "-journal" beside its file.
    return store.kind == StoreLocation::Kind::Sqlite && !ofStore.isEmpty() &&
           (file == ofStore || file.startsWith(ofStore + u'-'));
}

void ReceiptDialog::save(const QString& path) {
    if (!m_made) {
        return;
    }
    if (isOfStore(path)) {
        tell(tr("That file is the open store; a receipt is never written into it."),
             ColorRole::Differs);
        return;
    }
    m_settings.setValue(u"receipt/folder"_s, QFileInfo(path).absolutePath());
    m_savingTo = path;
    m_saving.setFuture(m_workspace.receiptDesk().save(path, m_made));
}

void ReceiptDialog::takeSaved() {
    if (m_saving.future().resultCount() == 0) {
        return;
    }
    const Result<void> saved = m_saving.result();
    tell(saved ? tr("Saved to %1.").arg(visibleLine(m_savingTo))
               : asSentence(visibleLine(saved.error().message)),
         saved ? ColorRole::Muted : ColorRole::Differs);
}

void ReceiptDialog::tell(const QString& sentence, ColorRole role) {
    m_told->setRole(role);
    m_told->setText(sentence);
    m_told->setVisible(!sentence.isEmpty());
    m_told->setAccessibleName(sentence.isEmpty() ? tr("What was done") : sentence);
}

} // namespace muscope
