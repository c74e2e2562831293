// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/page_writer.h"

#include "ui/models/schema_rows.h"
#include "ui/models/visible_text.h"
#include "ui/models/workflow_text.h"
#include "ui/style/metrics.h"

#include <QCoreApplication>

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
    , m_sourceOf(std::move(sourceOf))
    , m_out(document, theme) {}

int PageWriter::write(const WorkflowPiece& piece) {
    const int position = m_out.beginPiece();
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
    m_out.endPiece();
    return position;
}

void PageWriter::writeFrontMatter() {
    const Workflow& workflow = *m_page.workflow;
    const MamlDocument& document = workflow.document();
    m_out.beginBlock(m_out.blockFormat(Ground::None, 0, 2));
    const QString title = m_page.title.isEmpty()
                              ? titleOf(workflow)
                              : visibleLine(m_page.title.left(MostTitleCharacters));
    QTextCharFormat heading = m_out.charFormat(ColorRole::Text);
    heading.setFont(semiboldFont(scaledFont(m_out.font(), 1.35)),
                    QTextCharFormat::FontPropertiesSpecifiedOnly);
    m_out.insert(title.isEmpty() ? visibleStart(workflow.file(), 200) : title, heading);
    m_out.beginBlock(m_out.blockFormat(Ground::None, 0, 8));
    QStringList facts{dialectText(document.dialect)};
    for (const MamlTool& tool : document.tools) {
        if (facts.size() > 8) {
            facts += u"…"_s;
            break;
        }
        facts += PageText::tr("tool %1").arg(visibleStart(tool.name, 80));
    }
    facts += PageText::tr("lines %1 to %2").arg(document.line).arg(document.endLine);
    m_out.insert(facts.join(u" · "_s), m_out.charFormat(ColorRole::Muted));
    writeDiagnostics();
    writeEntries();
}

void PageWriter::writeDiagnostics() {
    const auto& diagnostics = m_page.workflow->document().diagnostics;
    const std::size_t shown = std::min(diagnostics.size(), MostDiagnostics);
    for (std::size_t place = 0; place < shown; ++place) {
        const MamlDiagnostic& each = diagnostics[place];
        QTextBlockFormat format =
            m_out.blockFormat(Ground::Diagnostic, 0, place + 1 == shown ? 8 : 3);
        format.setProperty(page::SeverityProperty, static_cast<int>(each.severity));
        m_out.beginBlock(format);
        m_out.insert(visibleStart(each.message, 400), m_out.charFormat(ColorRole::Text));
        m_out.insert(u"  "_s, m_out.charFormat(ColorRole::Text));
        m_out.insertAnchor(PageText::tr("line %1").arg(each.line).replace(u' ', QChar::Nbsp),
                           page::LineAnchor + QString::number(each.line));
        m_out.insert(u"  "_s + QLatin1StringView(each.code.data(), qsizetype(each.code.size())),
                     m_out.charFormat(ColorRole::Faint));
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
    QTextTable* table = m_out.beginTable(static_cast<int>(shown), {26, 74});
    for (std::size_t place = 0; place < shown; ++place) {
        const int row = static_cast<int>(place);
        m_out.setCell(*table, row, 0, visibleStart(entries[place].key, 200),
                      m_out.charFormat(ColorRole::Muted));
        m_out.setCell(*table, row, 1, valueText(entries[place].aligned(), MostValueCharacters),
                      m_out.monoFormat(ColorRole::Text));
    }
    m_out.endTable();
    if (shown < entries.size()) {
        writeNote(PageText::tr("%1 more entries are in the source.").arg(entries.size() - shown));
    }
}

void PageWriter::writeHeading(const WorkflowPiece& piece) {
    m_out.beginBlock(m_out.blockFormat(Ground::Heading, 20, 10));
    QTextCharFormat format = m_out.charFormat(ColorRole::Text);
    format.setFont(semiboldFont(scaledFont(m_out.font(), 1.15)),
                   QTextCharFormat::FontPropertiesSpecifiedOnly);
    m_out.insert(visibleLine(piece.text.left(300)), format);
}

void PageWriter::writeHtml(const WorkflowPiece& piece) {
    m_out.insertHtml(visibleText(piece.text));
}

void PageWriter::writePlain(const WorkflowPiece& piece) {
    if (piece.isFirst) {
        writeNote(PageText::tr("Too large to be set as a page: its text alone."));
    }
    for (const QString& line : piece.text.split(u'\n')) {
        m_out.beginBlock(m_out.blockFormat(Ground::None, 0, 0));
        m_out.insert(visibleLine(line), m_out.charFormat(ColorRole::Text));
    }
}

void PageWriter::writeCode(const WorkflowPiece& piece) {
    const MamlCodeBlock& block = m_page.workflow->document().codeBlocks[piece.item];
    if (piece.isFirst) {
        m_out.beginRun();
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
    m_out.beginBlock(m_out.blockFormat(Ground::Code, 24, 4));
    m_out.insert(text + u" · "_s, m_out.charFormat(ColorRole::Muted));
    m_out.insertAnchor(label, anchor);
}

void PageWriter::writeCodeLines(const QString& text, const std::vector<CodeToken>& tokens,
                                bool endsRun) {
    auto token = tokens.begin();
    qsizetype begin = 0;
    while (begin < text.size() || (begin == 0 && text.isEmpty())) {
        const qsizetype found = text.indexOf(u'\n', begin);
        const qsizetype end = found < 0 ? text.size() : found;
        m_out.beginBlock(
            m_out.blockFormat(Ground::Code, 0, endsRun && end + 1 >= text.size() ? 16 : 0));
        qsizetype done = begin;
        for (; token != tokens.end() && token->start < end; ++token) {
            m_out.insert(visibleLine(QStringView(text).sliced(done, token->start - done)),
                         m_out.monoFormat(ColorRole::Text));
            m_out.insert(visibleLine(QStringView(text).sliced(token->start, token->length)),
                         m_out.monoFormat(roleOf(token->kind)));
            done = token->start + token->length;
        }
        m_out.insert(visibleLine(QStringView(text).sliced(done, end - done)),
                     m_out.monoFormat(ColorRole::Text));
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
        m_out.beginRun();
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
        m_out.beginBlock(m_out.blockFormat(Ground::None, 4, 4));
        m_out.insert(form->text.tool.empty()
                         ? schemaTitle(schema)
                         : PageText::tr("%1 of %2")
                               .arg(schemaTitle(schema), visibleStart(form->text.tool, 80)),
                     m_out.charFormat(ColorRole::Muted));
        m_out.insert(u" · "_s, m_out.charFormat(ColorRole::Muted));
        m_out.insertAnchor(PageText::tr("Show source"),
                           page::SchemaAnchor + QString::number(piece.item));
        writeForm(*form);
    }
}

void PageWriter::writeForm(const WorkflowSchema& schema) {
    const std::vector<SchemaRow> rows = schemaRows(schema, MostSchemaRows + 1);
    const std::size_t shown = std::min(rows.size(), MostSchemaRows);
    QTextTable* table = m_out.beginTable(static_cast<int>(shown) + 1, {24, 15, 16, 24, 21});
    const std::array headings{PageText::tr("Name"), PageText::tr("Type"), PageText::tr("Required"),
                              PageText::tr("Limits"), PageText::tr("Description")};
    for (std::size_t column = 0; column < headings.size(); ++column) {
        m_out.setCell(*table, 0, static_cast<int>(column), headings[column],
                      m_out.charFormat(ColorRole::Muted));
    }
    for (std::size_t place = 0; place < shown; ++place) {
        const SchemaRow& row = rows[place];
        const int at = static_cast<int>(place) + 1;
        m_out.setCell(*table, at, 0, QString(3 * row.depth, QChar::Nbsp) + row.name,
                      m_out.monoFormat(ColorRole::Text));
        m_out.setCell(*table, at, 1, row.type, m_out.charFormat(ColorRole::Text));
        m_out.setCell(*table, at, 2, row.isRequired ? PageText::tr("required") : QString(),
                      m_out.charFormat(ColorRole::Text));
        m_out.setCell(*table, at, 3, row.limits, m_out.monoFormat(ColorRole::Muted));
        m_out.setCell(*table, at, 4, row.description, m_out.charFormat(ColorRole::Muted));
    }
    m_out.endTable();
    if (rows.size() > shown) {
        writeNote(PageText::tr("The form ends here; the source has the rest."));
    }
}

void PageWriter::writeHistory(const WorkflowPiece& piece) {
    if (piece.isFirst) {
        m_out.beginRun();
    }
    const auto& history = m_page.workflow->document().history;
    for (std::size_t place = piece.item; place < piece.item + piece.count; ++place) {
        const MamlHistoryEntry& entry = history[place];
        QTextBlockFormat format = m_out.blockFormat(Ground::History, 2, 6);
        format.setLeftMargin(HistoryIndent);
        m_out.beginBlock(format);
        m_out.insert(visibleStart(entry.time, 60), m_out.monoFormat(ColorRole::Muted));
        QTextCharFormat action = m_out.charFormat(ColorRole::Text);
        action.setFontWeight(QFont::DemiBold);
        if (!entry.action.empty()) {
            m_out.insert(u"   "_s + visibleStart(entry.action, 60), action);
        }
        m_out.insert(u"   "_s, action);
        writeHistoryText(valueText(entry.text, MostValueCharacters).simplified());
    }
}

// What stands between two backticks is code; the rest is shown as it is written.
void PageWriter::writeHistoryText(const QString& text) {
    QStringView rest(text);
    while (!rest.isEmpty()) {
        const qsizetype open = rest.indexOf(u'`');
        const qsizetype close = open < 0 ? -1 : rest.indexOf(u'`', open + 1);
        m_out.insert(rest.first(close < 0 ? rest.size() : open).toString(),
                     m_out.charFormat(ColorRole::Text));
        if (close < 0) {
            return;
        }
        m_out.insert(rest.sliced(open + 1, close - open - 1).toString(), m_out.codeFormat());
        rest = rest.sliced(close + 1);
    }
}

void PageWriter::writeNote(const QString& text) {
    m_out.beginBlock(m_out.blockFormat(Ground::None, 2, 6));
    m_out.insert(text, m_out.charFormat(ColorRole::Muted));
}

} // namespace muscope
