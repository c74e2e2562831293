// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/workflow_page_view.h"

#include "ui/dialogs/link_question.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/style/severity_sign.h"
#include "ui/views/page_grounds.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextFrame>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

using page::Ground;

constexpr qint64 FillMilliseconds = 6; // at a time, and the last piece on top
constexpr int ListIndent = 22;
constexpr int SignLeft = 14;
constexpr int MarkLeft = 4;
constexpr int BlockMarkWidth = 2;

QString styleSheetFor(const Theme& theme) {
    return u"a { color: %1; text-decoration: none; }"
           "code, pre { font-family: '%2'; }"
           "code, pre { background-color: %3; }"
           "pre { margin-top: 4px; margin-bottom: 8px; }"
           "p { margin-top: 4px; margin-bottom: 8px; line-height: 120%; }"
           "li { margin-top: 2px; margin-bottom: 2px; }"
           "h1 { font-size: large; margin-top: 12px; margin-bottom: 8px; font-weight: 600; }"
           "h3, h4, h5, h6 { font-size: medium; margin-top: 12px; margin-bottom: 4px; "
           "font-weight: 600; }"
           "blockquote { color: %4; margin-left: 16px; }"
           "table { border-collapse: collapse; margin-top: 4px; margin-bottom: 8px; }"
           "th, td { border: 1px solid %5; padding: 3px 8px; }"
           "th { color: %4; font-weight: 400; }"_s.arg(
               theme.color(ColorRole::Accent).name(), monospaceFont().family(),
               theme.color(ColorRole::Code).name(), theme.color(ColorRole::Muted).name(),
               theme.color(ColorRole::Line).name());
}

} // namespace

WorkflowPageView::WorkflowPageView(const Theme& theme, QWidget* parent)
    : QTextBrowser(parent)
    , m_theme(theme) {
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setUndoRedoEnabled(false);
    setAccessibleName(tr("Rendered workflow"));
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
    viewport()->setMouseTracking(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &WorkflowPageView::fill);
    connect(this, &QTextBrowser::anchorClicked, this, &WorkflowPageView::followAnchor);
    connect(&theme, &Theme::changed, this, &WorkflowPageView::refill);
}

void WorkflowPageView::showPage(std::shared_ptr<const WorkflowPage> page) {
    m_page = std::move(page);
    m_sourceOf.clear();
    m_wantedLine.reset();
    m_markedLine.reset();
    refill();
}

bool WorkflowPageView::isFilled() const {
    return m_page && m_written == m_page->pieces.size();
}

QVariant WorkflowPageView::loadResource(int, const QUrl&) {
    return {};
}

void WorkflowPageView::refill() {
    m_timer.stop();
    m_parts.clear();
    m_signs.clear();
    m_written = 0;
    m_writer.reset();
    // A new document: emptying a large one takes as long as filling it.
    auto* fresh = new QTextDocument(this);
    fresh->setUndoRedoEnabled(false);
    fresh->setDocumentMargin(0);
    fresh->setDefaultFont(font());
    fresh->setIndentWidth(ListIndent);
    fresh->setDefaultStyleSheet(styleSheetFor(m_theme));
    QTextOption option = fresh->defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    fresh->setDefaultTextOption(option);
    setDocument(fresh);
    if (m_document != nullptr) {
        m_document->deleteLater();
    }
    m_document = fresh;
    setMargins();
    if (m_page) {
        m_writer.emplace(*fresh, *m_page, m_theme, m_sourceOf);
        fill();
        m_timer.start();
    }
}

void WorkflowPageView::fill() {
    QElapsedTimer elapsed;
    elapsed.start();
    const auto& pieces = m_page->pieces;
    while (m_written < pieces.size() && elapsed.elapsed() < FillMilliseconds) {
        const WorkflowPiece& piece = pieces[m_written];
        const int position = m_writer->write(piece);
        m_parts.push_back({piece.line, position});
        ++m_written;
        noteDiagnostics(piece,
                        m_written < pieces.size() ? pieces[m_written].line
                                                  : m_page->workflow->document().endLine + 1,
                        position);
    }
    if (m_written == pieces.size()) {
        m_timer.stop();
    }
    showWanted();
}

void WorkflowPageView::noteDiagnostics(const WorkflowPiece& piece, int nextLine, int position) {
    // The first piece lists them all.
    if (piece.kind == WorkflowPiece::Kind::FrontMatter) {
        return;
    }
    const auto& diagnostics = m_page->workflow->document().diagnostics;
    auto each = std::ranges::lower_bound(diagnostics, piece.line, {}, &MamlDiagnostic::line);
    for (; each != diagnostics.end() && each->line < nextLine; ++each) {
        m_signs[position].push_back(std::size_t(std::distance(diagnostics.begin(), each)));
    }
}

void WorkflowPageView::goToLine(int line) {
    m_wantedLine = line;
    m_markedLine = line;
    showWanted();
    viewport()->update();
}

std::optional<WorkflowPageView::Part> WorkflowPageView::partOf(int line) const {
    const auto behind = std::ranges::upper_bound(m_parts, line, {}, &Part::line);
    return behind == m_parts.begin() ? std::nullopt : std::optional(*std::prev(behind));
}

void WorkflowPageView::showWanted() {
    if (!m_wantedLine || !m_page) {
        return;
    }
    const bool isThere = isFilled() || (!m_parts.empty() && m_parts.back().line > *m_wantedLine);
    const auto part = isThere ? partOf(*m_wantedLine) : std::nullopt;
    if (!part) {
        if (isFilled()) {
            m_wantedLine.reset();
        }
        return;
    }
    m_wantedLine.reset();
    // A section's heading comes along with what it begins with.
    const auto place = std::ranges::lower_bound(m_parts, part->position, {}, &Part::position);
    const auto before = static_cast<std::size_t>(std::distance(m_parts.begin(), place));
    const bool hasHeading =
        before > 0 && m_page->pieces[before - 1].kind == WorkflowPiece::Kind::Heading;
    const QTextBlock block =
        document()->findBlock(hasHeading ? m_parts[before - 1].position : part->position);
    const double top = document()->documentLayout()->blockBoundingRect(block).top();
    verticalScrollBar()->setValue(static_cast<int>(top) - metrics::Wide);
}

void WorkflowPageView::followAnchor(const QUrl& address) {
    const QString text = address.toString(QUrl::FullyEncoded);
    const auto numberBehind = [&text](QLatin1StringView start) {
        return QStringView(text).sliced(start.size()).toInt();
    };
    if (text.startsWith(page::CopyAnchor)) {
        const auto place = static_cast<std::size_t>(numberBehind(page::CopyAnchor));
        QGuiApplication::clipboard()->setText(
            QString::fromStdString(m_page->workflow->document().codeBlocks.at(place).text));
    } else if (text.startsWith(page::LineAnchor)) {
        emit lineChosen(numberBehind(page::LineAnchor));
    } else if (text.startsWith(page::SchemaAnchor)) {
        turnSchema(static_cast<std::size_t>(numberBehind(page::SchemaAnchor)));
    } else {
        auto* question = new LinkQuestion(text, this);
        question->setAttribute(Qt::WA_DeleteOnClose);
        question->open();
    }
}

void WorkflowPageView::turnSchema(std::size_t schema) {
    if (m_sourceOf.erase(schema) == 0) {
        m_sourceOf.insert(schema);
    }
    m_wantedLine = m_page->workflow->document().schemas[schema].line;
    refill();
}

void WorkflowPageView::setMargins() {
    const int room = viewport()->width() - page::LeftMargin - page::RightMargin;
    QTextFrameFormat format = document()->rootFrame()->frameFormat();
    const double right = page::RightMargin + std::max(0, room - page::WidestText);
    if (format.leftMargin() == page::LeftMargin && format.rightMargin() == right) {
        return;
    }
    format.setLeftMargin(page::LeftMargin);
    format.setRightMargin(right);
    format.setTopMargin(metrics::Wide);
    format.setBottomMargin(metrics::Wide);
    document()->rootFrame()->setFrameFormat(format);
}

void WorkflowPageView::resizeEvent(QResizeEvent* event) {
    setMargins();
    QTextBrowser::resizeEvent(event);
}

void WorkflowPageView::paintEvent(QPaintEvent* event) {
    {
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        PageGrounds(*this, m_theme).paint(painter, event->rect());
        paintSigns(painter, event->rect());
    }
    QTextBrowser::paintEvent(event);
}

void WorkflowPageView::paintSigns(QPainter& painter, const QRect& area) const {
    const auto paint = [&](const QRectF& block, MamlSeverity severity) {
        const double line = QFontMetricsF(document()->defaultFont()).height();
        SeveritySign(m_theme).paint(painter,
                                    QRectF(SignLeft, block.top() + (line - metrics::SignSize) / 2,
                                           metrics::SignSize, metrics::SignSize),
                                    severity);
    };
    const auto marked = m_markedLine ? partOf(*m_markedLine) : std::nullopt;
    QRectF mark;
    QTextBlock block = page::firstBlock(*this);
    for (; block.isValid(); block = block.next()) {
        const QRectF rect = page::rectOf(*this, block);
        if (rect.top() > area.bottom() + metrics::Wide) {
            break;
        }
        if (page::groundOf(block) == Ground::Diagnostic) {
            paint(rect, static_cast<MamlSeverity>(
                            block.blockFormat().intProperty(page::SeverityProperty)));
        } else if (const auto sign = m_signs.find(block.position()); sign != m_signs.end()) {
            const auto& diagnostics = m_page->workflow->document().diagnostics;
            MamlSeverity worst = MamlSeverity::Info;
            for (const std::size_t place : sign->second) {
                worst = std::min(worst, diagnostics[place].severity);
            }
            paint(rect, worst);
        }
        if (marked && block.position() >= marked->position) {
            const auto next =
                std::ranges::upper_bound(m_parts, marked->position, {}, &Part::position);
            if (next == m_parts.end() || block.position() < next->position) {
                mark = mark.isNull() ? rect : mark.united(rect);
            }
        }
    }
    if (!mark.isNull()) {
        painter.fillRect(QRectF(MarkLeft, mark.top() - 2, BlockMarkWidth, mark.height() + 4),
                         m_theme.color(ColorRole::Accent));
    }
}

std::vector<std::size_t> WorkflowPageView::diagnosticsAt(const QPoint& place) const {
    if (place.x() >= page::LeftMargin - metrics::Quarter || !m_page) {
        return {};
    }
    const QTextBlock block = cursorForPosition(QPoint(page::LeftMargin, place.y())).block();
    const auto sign = m_signs.find(block.position());
    return sign == m_signs.end() ? std::vector<std::size_t>() : sign->second;
}

void WorkflowPageView::mouseReleaseEvent(QMouseEvent* event) {
    QTextBrowser::mouseReleaseEvent(event);
    const auto diagnostics = diagnosticsAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && !diagnostics.empty()) {
        emit lineChosen(m_page->workflow->document().diagnostics[diagnostics.front()].line);
    }
}

bool WorkflowPageView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QStringList lines;
        for (const std::size_t place : diagnosticsAt(help->pos())) {
            lines += visibleStart(m_page->workflow->document().diagnostics[place].message, 400)
                         .toHtmlEscaped();
        }
        QToolTip::showText(help->globalPos(), lines.join(u"<br>"_s), this);
        return true;
    }
    return QTextBrowser::viewportEvent(event);
}

} // namespace muscope
