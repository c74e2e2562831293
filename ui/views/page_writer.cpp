// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/page_writer.h"

#include "ui/models/schema_rows.h"
#include "ui/models/visible_text.h"
#include "ui/models/workflow_text.h"
#include "ui/style/metrics.h"
#include "ui/style/severity_sign.h"

#include <QCoreApplication>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>

#include <array>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

using page::Ground;
using Kind = WorkflowPiece::Kind;

constexpr std::size_t MostDiagnostics = 60;
constexpr std::size_t MostEntries = 60;
constexpr std::size_t MostSchemaRows = 80;
constexpr qsizetype MostTitleCharacters = 300;
constexpr qsizetype MostValueCharacters = 1200;
constexpr qsizetype MostSourceCharacters = 20'000;
constexpr int CodePadding = 10;
constexpr int HistoryIndent = 20;

struct PageText {
    Q_DECLARE_TR_FUNCTIONS(muscope::PageText)
};

ColorRole roleOf(CodeTokenKind kind) {
    switch (kind) {
    case CodeTokenKind::String:
        return ColorRole::JsonString;
    case CodeTokenKind::Number:
        return ColorRole::JsonNumber;
    case CodeTokenKind::Comment:
        return ColorRole::Muted;
    case CodeTokenKind::Keyword:
        return ColorRole::JsonWord;
    case CodeTokenKind::Key:
        return ColorRole::JsonKey;
    }
    return ColorRole::Text;
}

// The start of a text of the document, with a word where it was cut.
QString valueText(const std::string& utf8, qsizetype most) {
    QString text = visibleBytes(QByteArrayView(utf8.data(), qsizetype(utf8.size()))
                                    .first(std::min<qsizetype>(qsizetype(utf8.size()), 4 * most)));
    if (text.size() <= most && qsizetype(utf8.size()) <= 4 * most) {
        return text;
    }
    return text.left(most) + PageText::tr(" … the rest is in the source");
}

} // namespace

PageWriter::PageWriter(QTextDocument& document, const WorkflowPage& page, const Theme& theme,
                       std::set<std::size_t> sourceOf)
    : m_page(page)
    , m_theme(theme)
    , m_sourceOf(std::move(sourceOf))
    , m_cursor(&document) {}

int PageWriter::write(const WorkflowPiece& piece) {
    m_cursor.movePosition(QTextCursor::End);
    m_cursor.beginEditBlock(); // one layout a piece
    const int position = m_isFresh ? m_cursor.position() : m_cursor.position() + 1;
    switch (piece.kind) {
    case Kind::FrontMatter:
        writeFrontMatter();
        break;
    case Kind::Heading:
        writeHeading(piece);
        break;
    case Kind::Html:
        writeHtml(piece);
        break;
    case Kind::Plain:
        writePlain(piece);
        break;
    case Kind::Code:
        writeCode(piece);
        break;
    case Kind::Schema:
        writeSchema(piece);
        break;
    case Kind::History:
        writeHistory(piece);
        break;
    }
    m_cursor.endEditBlock();
    return position;
}

void PageWriter::writeFrontMatter() {
    const Workflow& workflow = *m_page.workflow;
    const MamlDocument& document = workflow.document();
    beginBlock(blockFormat(Ground::None, 0, 2));
    const QString title = m_page.title.isEmpty()
                              ? titleOf(workflow)
                              : visibleLine(m_page.title.left(MostTitleCharacters));
    QTextCharFormat heading = charFormat(ColorRole::Text);
    heading.setFont(semiboldFont(scaledFont(m_cursor.document()->defaultFont(), 1.35)),
                    QTextCharFormat::FontPropertiesSpecifiedOnly);
    insert(title.isEmpty() ? visibleStart(workflow.file(), 200) : title, heading);
    beginBlock(blockFormat(Ground::None, 0, 8));
    QStringList facts{dialectText(document.dialect)};
    for (const MamlTool& tool : document.tools) {
        if (facts.size() > 8) {
            facts += u"…"_s;
            break;
        }
        facts += PageText::tr("tool %1").arg(visibleStart(tool.name, 80));
    }
    facts += PageText::tr("lines %1 to %2").arg(document.line).arg(document.endLine);
    insert(facts.join(u" · "_s), charFormat(ColorRole::Muted));
    writeDiagnostics();
    writeEntries();
}

void PageWriter::writeDiagnostics() {
    const auto& diagnostics = m_page.workflow->document().diagnostics;
    const std::size_t shown = std::min(diagnostics.size(), MostDiagnostics);
    for (std::size_t place = 0; place < shown; ++place) {
        const MamlDiagnostic& each = diagnostics[place];
        QTextBlockFormat format = blockFormat(Ground::Diagnostic, 0, place + 1 == shown ? 8 : 3);
        format.setProperty(page::SeverityProperty, static_cast<int>(each.severity));
        beginBlock(format);
        insert(visibleStart(each.message, 400), charFormat(ColorRole::Text));
        insert(u"  "_s, charFormat(ColorRole::Text));
        insertAnchor(PageText::tr("line %1").arg(each.line).replace(u' ', QChar::Nbsp),
                     page::LineAnchor + QString::number(each.line));
        insert(u"  "_s + QLatin1StringView(each.code.data(), qsizetype(each.code.size())),
               charFormat(ColorRole::Faint));
    }
    if (shown < diagnostics.size()) {
        writeNote(PageText::tr("%1 more are not listed; the source marks them all.")
                      .arg(diagnostics.size() - shown));
    }
}

void PageWriter::writeEntries() {
    const auto& entries = m_page.workflow->document().frontMatter;
    if (entries.empty()) {
        return;
    }
    const std::size_t shown = std::min(entries.size(), MostEntries);
    QTextTable* table = beginTable(static_cast<int>(shown), {26, 74});
    for (std::size_t place = 0; place < shown; ++place) {
        const int row = static_cast<int>(place);
        setCell(*table, row, 0, visibleStart(entries[place].key, 200),
                charFormat(ColorRole::Muted));
        setCell(*table, row, 1, valueText(entries[place].value, MostValueCharacters),
                monoFormat(ColorRole::Text));
    }
    endTable();
    if (shown < entries.size()) {
        writeNote(PageText::tr("%1 more entries are in the source.").arg(entries.size() - shown));
    }
}

void PageWriter::writeHeading(const WorkflowPiece& piece) {
    beginBlock(blockFormat(Ground::Heading, 20, 10));
    QTextCharFormat format = charFormat(ColorRole::Text);
    format.setFont(semiboldFont(scaledFont(m_cursor.document()->defaultFont(), 1.15)),
                   QTextCharFormat::FontPropertiesSpecifiedOnly);
    insert(visibleLine(piece.text.left(300)), format);
}

void PageWriter::writeHtml(const WorkflowPiece& piece) {
    beginBlock(QTextBlockFormat());
    const int first = m_cursor.position();
    m_cursor.insertHtml(visibleText(piece.text));
    // The first block keeps the format of the one it came into, but for this.
    const bool isHeading = piece.text.startsWith(u"<h");
    if (isHeading || piece.text.startsWith(u"<p>")) {
        QTextCursor block(m_cursor);
        block.setPosition(first);
        QTextBlockFormat margins;
        margins.setTopMargin(isHeading ? metrics::Gap : metrics::Quarter);
        margins.setBottomMargin(isHeading ? metrics::Quarter : metrics::Half);
        block.mergeBlockFormat(margins);
    }
    dropTaskBullets(first);
}

// A task has its box and no bullet beside it; a number says which of them it is and stays.
void PageWriter::dropTaskBullets(int first) {
    QTextBlock block = m_cursor.document()->findBlock(first);
    for (; block.isValid(); block = block.next()) {
        QTextList* list = block.textList();
        const QString text = block.text();
        if (list != nullptr && list->format().style() >= QTextListFormat::ListSquare &&
            (text.startsWith(u'☐') || text.startsWith(u'☑'))) {
            list->remove(block);
        }
    }
}

void PageWriter::writePlain(const WorkflowPiece& piece) {
    if (piece.isFirst) {
        writeNote(PageText::tr("Too large to be set as a page: its text alone."));
    }
    for (const QString& line : piece.text.split(u'\n')) {
        beginBlock(blockFormat(Ground::None, 0, 0));
        insert(visibleLine(line), charFormat(ColorRole::Text));
    }
}

void PageWriter::writeCode(const WorkflowPiece& piece) {
    const MamlCodeBlock& block = m_page.workflow->document().codeBlocks[piece.item];
    if (piece.isFirst) {
        ++m_run;
        const QString language =
            block.language.empty() ? PageText::tr("text") : visibleStart(block.language, 60);
        const QString lines =
            block.lines == 1 ? PageText::tr("1 line") : PageText::tr("%1 lines").arg(block.lines);
        writeCodeHeader(language + u" · "_s + lines, page::CopyAnchor + QString::number(piece.item),
                        PageText::tr("Copy"));
    }
    writeCodeLines(piece.text, piece.tokens, piece.isLast);
}

void PageWriter::writeCodeHeader(const QString& text, const QString& anchor, const QString& label) {
    beginBlock(blockFormat(Ground::Code, 24, 4));
    insert(text + u" · "_s, charFormat(ColorRole::Muted));
    insertAnchor(label, anchor);
}

void PageWriter::writeCodeLines(const QString& text, const std::vector<CodeToken>& tokens,
                                bool endsRun) {
    auto token = tokens.begin();
    qsizetype begin = 0;
    while (begin < text.size() || (begin == 0 && text.isEmpty())) {
        const qsizetype found = text.indexOf(u'\n', begin);
        const qsizetype end = found < 0 ? text.size() : found;
        beginBlock(blockFormat(Ground::Code, 0, endsRun && end + 1 >= text.size() ? 16 : 0));
        qsizetype done = begin;
        for (; token != tokens.end() && token->start < end; ++token) {
            insert(visibleLine(QStringView(text).sliced(done, token->start - done)),
                   monoFormat(ColorRole::Text));
            insert(visibleLine(QStringView(text).sliced(token->start, token->length)),
                   monoFormat(roleOf(token->kind)));
            done = token->start + token->length;
        }
        insert(visibleLine(QStringView(text).sliced(done, end - done)),
               monoFormat(ColorRole::Text));
        begin = end + 1;
    }
}

void PageWriter::writeSchema(const WorkflowPiece& piece) {
    const Workflow& workflow = *m_page.workflow;
    const MamlSchema& schema = workflow.document().schemas[piece.item];
    std::vector<const WorkflowSchema*> forms;
    for (const WorkflowSchema& each : workflow.schemas()) {
        if (each.name == schema.name) {
            forms.push_back(&each);
        }
    }
    const bool isForm = !forms.empty() && !m_sourceOf.contains(piece.item);
    if (const QString remark = shapeRemark(schema.shape); !remark.isEmpty()) {
        writeNote(remark);
    }
    if (!isForm) {
        ++m_run;
        const QString anchor = page::SchemaAnchor + QString::number(piece.item);
        writeCodeHeader(schemaTitle(schema), anchor,
                        forms.empty() ? QString() : PageText::tr("Show as a form"));
        const QString source = QString::fromStdString(schema.source).trimmed();
        const QString text = source.left(MostSourceCharacters);
        writeCodeLines(text, codeTokens(text, u"json"), true);
        if (text.size() < source.size()) {
            writeNote(PageText::tr("The schema goes on; the source has all of it."));
        }
        return;
    }
    for (const WorkflowSchema* form : forms) {
        beginBlock(blockFormat(Ground::None, 4, 4));
        insert(form->text.tool.empty()
                   ? schemaTitle(schema)
                   : PageText::tr("%1 of %2")
                         .arg(schemaTitle(schema), visibleStart(form->text.tool, 80)),
               charFormat(ColorRole::Muted));
        insert(u" · "_s, charFormat(ColorRole::Muted));
        insertAnchor(PageText::tr("Show source"), page::SchemaAnchor + QString::number(piece.item));
        writeForm(*form);
    }
}

void PageWriter::writeForm(const WorkflowSchema& schema) {
    const std::vector<SchemaRow> rows = schemaRows(schema, MostSchemaRows + 1);
    const std::size_t shown = std::min(rows.size(), MostSchemaRows);
    QTextTable* table = beginTable(static_cast<int>(shown) + 1, {24, 15, 16, 24, 21});
    const std::array headings{PageText::tr("Name"), PageText::tr("Type"), PageText::tr("Required"),
                              PageText::tr("Limits"), PageText::tr("Description")};
    for (std::size_t column = 0; column < headings.size(); ++column) {
        setCell(*table, 0, static_cast<int>(column), headings[column],
                charFormat(ColorRole::Muted));
    }
    for (std::size_t place = 0; place < shown; ++place) {
        const SchemaRow& row = rows[place];
        const int at = static_cast<int>(place) + 1;
        setCell(*table, at, 0, QString(3 * row.depth, QChar::Nbsp) + row.name,
                monoFormat(ColorRole::Text));
        setCell(*table, at, 1, row.type, charFormat(ColorRole::Text));
        setCell(*table, at, 2, row.isRequired ? PageText::tr("required") : QString(),
                charFormat(ColorRole::Text));
        setCell(*table, at, 3, row.limits, monoFormat(ColorRole::Muted));
        setCell(*table, at, 4, row.description, charFormat(ColorRole::Muted));
    }
    endTable();
    if (rows.size() > shown) {
        writeNote(PageText::tr("The form ends here; the source has the rest."));
    }
}

void PageWriter::writeHistory(const WorkflowPiece& piece) {
    if (piece.isFirst) {
        ++m_run;
    }
    const auto& history = m_page.workflow->document().history;
    for (std::size_t place = piece.item; place < piece.item + piece.count; ++place) {
        const MamlHistoryEntry& entry = history[place];
        QTextBlockFormat format = blockFormat(Ground::History, 2, 6);
        format.setLeftMargin(HistoryIndent);
        beginBlock(format);
        insert(visibleStart(entry.time, 60), monoFormat(ColorRole::Muted));
        QTextCharFormat action = charFormat(ColorRole::Text);
        action.setFontWeight(QFont::DemiBold);
        if (!entry.action.empty()) {
            insert(u"   "_s + visibleStart(entry.action, 60), action);
        }
        insert(u"   "_s + valueText(entry.text, MostValueCharacters).simplified(),
               charFormat(ColorRole::Text));
    }
}

void PageWriter::writeNote(const QString& text) {
    beginBlock(blockFormat(Ground::None, 2, 6));
    insert(text, charFormat(ColorRole::Muted));
}

void PageWriter::beginBlock(const QTextBlockFormat& format) {
    if (m_isFresh) {
        m_cursor.setBlockFormat(format);
        m_cursor.setBlockCharFormat(charFormat(ColorRole::Text));
    } else {
        m_cursor.insertBlock(format, charFormat(ColorRole::Text));
    }
    m_isFresh = false;
}

void PageWriter::insert(const QString& text, const QTextCharFormat& format) {
    if (!text.isEmpty()) {
        m_cursor.insertText(text, format);
    }
}

void PageWriter::insertAnchor(const QString& text, const QString& address) {
    QTextCharFormat format = charFormat(ColorRole::Accent);
    format.setAnchor(true);
    format.setAnchorHref(address);
    insert(text, format);
}

QTextBlockFormat PageWriter::blockFormat(Ground ground, int top, int bottom) const {
    QTextBlockFormat format;
    format.setTopMargin(top);
    format.setBottomMargin(bottom);
    format.setProperty(page::GroundProperty, static_cast<int>(ground));
    if (ground == Ground::Code || ground == Ground::History) {
        format.setProperty(page::RunProperty, m_run);
    }
    if (ground == Ground::Code) {
        format.setLeftMargin(CodePadding);
        format.setRightMargin(CodePadding);
    }
    return format;
}

QTextCharFormat PageWriter::charFormat(ColorRole role) const {
    QTextCharFormat format;
    format.setForeground(m_theme.color(role));
    return format;
}

QTextCharFormat PageWriter::monoFormat(ColorRole role) const {
    QTextCharFormat format = charFormat(role);
    format.setFont(monospaceFont(), QTextCharFormat::FontPropertiesSpecifiedOnly);
    return format;
}

QTextTable* PageWriter::beginTable(int rows, const std::vector<int>& percents) {
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellSpacing(0);
    format.setCellPadding(0);
    format.setTopMargin(2);
    format.setBottomMargin(metrics::Wide);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    QList<QTextLength> widths;
    for (const int percent : percents) {
        widths += QTextLength(QTextLength::PercentageLength, percent);
    }
    format.setColumnWidthConstraints(widths);
    beginBlock(blockFormat(Ground::None, 0, 0));
    return m_cursor.insertTable(rows, static_cast<int>(percents.size()), format);
}

void PageWriter::setCell(QTextTable& table, int row, int column, const QString& text,
                         const QTextCharFormat& format) {
    QTextTableCell cell = table.cellAt(row, column);
    QTextTableCellFormat ground;
    ground.setBottomBorder(1);
    ground.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    ground.setBottomBorderBrush(m_theme.color(ColorRole::Line));
    ground.setTopPadding(3);
    ground.setBottomPadding(4);
    ground.setRightPadding(metrics::Half);
    cell.setFormat(ground);
    cell.firstCursorPosition().insertText(text, format);
}

void PageWriter::endTable() {
    m_cursor.movePosition(QTextCursor::End);
    m_isFresh = true;
}

} // namespace muscope
