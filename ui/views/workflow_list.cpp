// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/workflow_list.h"

#include "ui/models/problem_text.h"
#include "ui/models/visible_text.h"
#include "ui/models/workflow_text.h"
#include "ui/style/metrics.h"
#include "ui/style/workflow_delegate.h"

#include <QHeaderView>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

enum Role {
    PlaceRole = WorkflowDelegate::FirstFreeRole, // of the workflow in the set
    LineRole,
    FileRole,
};

constexpr qsizetype MostCharacters = 200;
constexpr std::size_t MostHeadings = 500;
constexpr std::size_t MostFindings = 500;
constexpr std::size_t MostDocuments = 5000;

QString subtitleOf(const Workflow& workflow) {
    const MamlDocument& document = workflow.document();
    QStringList words{titleOf(workflow), dialectText(document.dialect)};
    for (const MamlTool& tool : document.tools) {
        words.insert(1, visibleStart(tool.name, 60));
        if (words.size() > 5) {
            break;
        }
    }
    words.removeAll(QString());
    return words.join(u" · "_s);
}

QTreeWidgetItem* addFinding(QTreeWidgetItem& heading, const QString& text, MamlSeverity severity) {
    auto* item = new QTreeWidgetItem({text});
    item->setData(0, WorkflowDelegate::SeverityRole, static_cast<int>(severity));
    item->setToolTip(0, text.toHtmlEscaped());
    heading.addChild(item);
    return item;
}

// One that leads to a line of a file.
void addPlaced(QTreeWidgetItem& heading, const QString& text, MamlSeverity severity,
               const std::string& file, int line) {
    QTreeWidgetItem* item = addFinding(heading, text, severity);
    item->setData(0, FileRole, QString::fromStdString(file));
    item->setData(0, LineRole, line);
}

} // namespace

WorkflowList::WorkflowList(const Theme& theme, QWidget* parent)
    : QTreeWidget(parent) {
    setAccessibleName(tr("Workflows"));
    setItemDelegate(new WorkflowDelegate(theme, this));
    setHeaderHidden(true);
    header()->setAccessibleName(tr("Columns of the workflows"));
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setIndentation(metrics::Gap);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QTreeWidget::currentItemChanged, this, &WorkflowList::choose);
    connect(this, &QTreeWidget::itemClicked, this, &WorkflowList::choose);
}

void WorkflowList::showSet(std::shared_ptr<const WorkflowSet> set) {
    const QScopedValueRollback quiet(m_isQuiet, true);
    m_outlined = nullptr;
    m_ofSession = nullptr;
    m_sessionFindings.clear();
    clear();
    m_set = std::move(set);
    if (m_set) {
        addDocuments();
        addFindings();
    }
}

void WorkflowList::addDocuments() {
    const auto& workflows = m_set->workflows();
    for (std::size_t place = 0; place < std::min(workflows.size(), MostDocuments); ++place) {
        const Workflow& workflow = *workflows[place];
        const MamlDocument& document = workflow.document();
        const bool isAlone = std::ranges::count(workflows, workflow.file(),
                                                [](const auto& each) { return each->file(); }) == 1;
        const QString name = visibleStart(workflow.file(), MostCharacters);
        auto* item = new QTreeWidgetItem(
            {isAlone ? name : tr("%1 · line %2").arg(name, QString::number(document.line))});
        item->setData(0, WorkflowDelegate::SubtitleRole, subtitleOf(workflow));
        item->setData(0, PlaceRole, static_cast<qulonglong>(place));
        item->setToolTip(0, (item->text(0) + u'\n' + subtitleOf(workflow))
                                .toHtmlEscaped()
                                .replace(u'\n', u"<br>"_s));
        const SeverityCounts counts = countBySeverity(document);
        for (std::size_t severity = 0; severity < counts.size(); ++severity) {
            if (counts[severity] > 0) {
                item->setData(0, WorkflowDelegate::SeverityRole, static_cast<int>(severity));
                item->setData(0, WorkflowDelegate::CountRole,
                              QString::number(document.diagnostics.size()));
                break;
            }
        }
        addTopLevelItem(item);
    }
}

void WorkflowList::addFindings() {
    const auto& findings = m_set->findings();
    const auto& remarks = m_set->remarks();
    if (findings.empty() && remarks.empty()) {
        return;
    }
    QTreeWidgetItem* heading =
        addHeading(tr("Told of them together: %1").arg(findings.size() + remarks.size()));
    for (std::size_t place = 0; place < std::min(findings.size(), MostFindings); ++place) {
        const WorkflowFinding& finding = findings[place];
        addPlaced(*heading,
                  visibleStart(finding.message, 2 * MostCharacters) + u" · "_s +
                      placeText(finding.file, finding.line),
                  finding.severity, finding.file, finding.line);
    }
    for (std::size_t place = 0; place < std::min(remarks.size(), MostFindings); ++place) {
        addFinding(*heading, visibleLine(remarks[place].left(2 * MostCharacters)),
                   MamlSeverity::Warning);
    }
    heading->setExpanded(true);
}

QTreeWidgetItem* WorkflowList::addHeading(const QString& text) {
    auto* heading = new QTreeWidgetItem({text});
    addTopLevelItem(heading);
    return heading;
}

void WorkflowList::showSessionFindings(const std::vector<LooseProblem>& findings) {
    if (findings == m_sessionFindings) {
        return;
    }
    const QScopedValueRollback quiet(m_isQuiet, true);
    m_sessionFindings = findings;
    delete std::exchange(m_ofSession, nullptr);
    if (findings.empty()) {
        return;
    }
    m_ofSession = addHeading(tr("Told of them by the session: %1").arg(findings.size()));
    for (std::size_t place = 0; place < std::min(findings.size(), MostFindings); ++place) {
        const LooseProblem& finding = findings[place];
        addPlaced(*m_ofSession, problemSentence(finding),
                  finding.isRemark ? MamlSeverity::Info : MamlSeverity::Warning, finding.workflow,
                  finding.line);
    }
    m_ofSession->setExpanded(true);
}

void WorkflowList::showOutline(const WorkflowPage& page) {
    const QScopedValueRollback quiet(m_isQuiet, true);
    QTreeWidgetItem* document = itemOf(page.workflow);
    if (m_outlined != nullptr) {
        qDeleteAll(m_outlined->takeChildren());
    }
    m_outlined = document;
    if (document == nullptr) {
        return;
    }
    QTreeWidgetItem* section = nullptr;
    for (std::size_t place = 0; place < std::min(page.outline.size(), MostHeadings); ++place) {
        const WorkflowHeading& heading = page.outline[place];
        QTreeWidgetItem* parent = heading.level > 2 && section != nullptr ? section : document;
        auto* item = new QTreeWidgetItem({visibleLine(heading.text.left(MostCharacters))});
        item->setData(0, PlaceRole, document->data(0, PlaceRole));
        item->setData(0, LineRole, heading.line);
        parent->addChild(item);
        section = heading.level == 2 ? item : section;
    }
    expandRecursively(indexFromItem(document));
}

void WorkflowList::setCurrent(const std::shared_ptr<const Workflow>& workflow) {
    const QScopedValueRollback quiet(m_isQuiet, true);
    QTreeWidgetItem* item = itemOf(workflow);
    const QTreeWidgetItem* current = currentItem();
    if (current == nullptr || (current != item && current->parent() != item)) {
        setCurrentItem(item);
    }
}

QTreeWidgetItem* WorkflowList::itemOf(const std::shared_ptr<const Workflow>& workflow) const {
    if (!m_set) {
        return nullptr;
    }
    const auto found = std::ranges::find(m_set->workflows(), workflow);
    return found == m_set->workflows().end()
               ? nullptr
               : topLevelItem(static_cast<int>(std::distance(m_set->workflows().begin(), found)));
}

void WorkflowList::choose(const QTreeWidgetItem* item) {
    if (m_isQuiet || item == nullptr || !m_set) {
        return;
    }
    const int line = item->data(0, LineRole).toInt();
    if (const QVariant place = item->data(0, PlaceRole); place.isValid()) {
        emit chosen(m_set->workflows()[static_cast<std::size_t>(place.toULongLong())], line);
    } else if (const QVariant file = item->data(0, FileRole); file.isValid()) {
        if (const auto workflow = m_set->at(file.toString().toStdString(), line)) {
            emit chosen(workflow, line);
        }
    }
}

} // namespace muscope
