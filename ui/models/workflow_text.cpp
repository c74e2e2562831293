// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/workflow_text.h"

#include "ui/models/visible_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <tuple>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr qsizetype MostCharacters = 300;

struct WorkflowText {
    Q_DECLARE_TR_FUNCTIONS(muscope::WorkflowText)
};

} // namespace

SeverityCounts countBySeverity(const MamlDocument& document) {
    SeverityCounts counts{};
    for (const MamlDiagnostic& diagnostic : document.diagnostics) {
        ++counts[static_cast<std::size_t>(diagnostic.severity)];
    }
    return counts;
}

std::vector<LooseProblem> sessionFindings(const ProblemList& problems,
                                          const WorkflowSet& workflows) {
    std::set<std::tuple<std::string, int, QString>> ofThemselves;
    for (const WorkflowFinding& finding : workflows.findings()) {
        ofThemselves.emplace(finding.file, finding.line, QString::fromStdString(finding.message));
    }
    std::vector<LooseProblem> findings;
    const auto add = [&](const std::vector<LooseProblem>& told) {
        std::ranges::copy_if(told, std::back_inserter(findings), [&](const LooseProblem& one) {
            return !one.workflow.empty() &&
                   !ofThemselves.contains({one.workflow, one.line, one.detail});
        });
    };
    for (const ProblemKind kind : problemKinds()) {
        add(problems.loose(kind));
    }
    add(problems.remarks());
    return findings;
}

QString severityWord(MamlSeverity severity) {
    switch (severity) {
    case MamlSeverity::Error:
        return WorkflowText::tr("error");
    case MamlSeverity::Warning:
        return WorkflowText::tr("warning");
    case MamlSeverity::Info:
        return WorkflowText::tr("remark");
    }
    return {};
}

QString severitySentence(const SeverityCounts& counts) {
    QStringList words;
    const auto add = [&words](int count, const QString& one, const QString& many) {
        if (count > 0) {
            words += count == 1 ? one : many.arg(count);
        }
    };
    add(counts[0], WorkflowText::tr("1 error"), WorkflowText::tr("%1 errors"));
    add(counts[1], WorkflowText::tr("1 warning"), WorkflowText::tr("%1 warnings"));
    add(counts[2], WorkflowText::tr("1 remark"), WorkflowText::tr("%1 remarks"));
    return words.join(u", "_s);
}

QString dialectText(MamlDialect dialect) {
    switch (dialect) {
    case MamlDialect::Delimiterless:
        return WorkflowText::tr("front matter without its lines of ---");
    case MamlDialect::Official:
        return WorkflowText::tr("official dialect (maml_version)");
    case MamlDialect::JsonPrompt:
        return WorkflowText::tr("JSON Prompt dialect");
    case MamlDialect::Glastonbury:
        return WorkflowText::tr("Glastonbury dialect");
    case MamlDialect::Dunes:
        return WorkflowText::tr("Dunes dialect");
    case MamlDialect::MamlV1:
        return WorkflowText::tr("dialect maml_v1");
    case MamlDialect::SchemaNamed:
        return WorkflowText::tr("dialect named by schema:");
    case MamlDialect::SchemaVersion:
        return WorkflowText::tr("dialect with schema_version");
    case MamlDialect::Tool:
        return WorkflowText::tr("tool dialect (tool, tools)");
    case MamlDialect::NestedContext:
        return WorkflowText::tr("dialect with a nested context");
    case MamlDialect::Headings:
        return WorkflowText::tr("headings alone, no front matter");
    case MamlDialect::Custom:
        return WorkflowText::tr("dialect of its own");
    }
    return {};
}

QString titleOf(const Workflow& workflow) {
    const MamlDocument& document = workflow.document();
    for (qsizetype begin = 0;
         const auto& line :
         QString::fromStdString(document.preamble.substr(0, 4096)).split(u'\n')) {
        if (begin++ > 20) {
            break;
        }
        if (line.startsWith(u"# ")) {
            return visibleLine(QStringView(line).sliced(2).trimmed().left(MostCharacters));
        }
    }
    for (const char* key : {"title", "name"}) {
        if (const MamlEntry* entry = document.find(key)) {
            QString text = visibleStart(entry->value, MostCharacters);
            if (text.size() > 1 && (text.front() == u'"' || text.front() == u'\'') &&
                text.back() == text.front()) {
                text = text.sliced(1, text.size() - 2);
            }
            return text;
        }
    }
    return {};
}

QString placeText(const std::string& file, int line) {
    return WorkflowText::tr("%1, line %2")
        .arg(visibleStart(file, MostCharacters), QString::number(line));
}

QString checkSentence(const SchemaCheck& check) {
    const bool isArguments = check.part == "arguments";
    const QString part = isArguments              ? WorkflowText::tr("Arguments")
                         : check.part == "result" ? WorkflowText::tr("Result")
                                                  : visibleStart(check.part, MostCharacters);
    if (check.schemaLine == 0) {
        return WorkflowText::tr("%1: the workflow has no schema for it").arg(part);
    }
    switch (check.verdict) {
    case schema::Verdict::Holds:
        return isArguments ? WorkflowText::tr("Arguments hold")
                           : WorkflowText::tr("%1 holds").arg(part);
    case schema::Verdict::Breached:
        if (check.breaches.size() == 1) {
            return isArguments ? WorkflowText::tr("Arguments break the schema in 1 place")
                               : WorkflowText::tr("%1 breaks the schema in 1 place").arg(part);
        }
        return (isArguments ? WorkflowText::tr("Arguments break the schema in %1 places")
                            : WorkflowText::tr("%2 breaks the schema in %1 places").arg(part))
            .arg(check.breaches.size());
    case schema::Verdict::Unknown:
        return WorkflowText::tr("%1: not evaluated").arg(part);
    }
    return {};
}

QString schemaTitle(const MamlSchema& schema) {
    return WorkflowText::tr("%1 schema").arg(visibleStart(schema.name, MostCharacters));
}

QString shapeRemark(MamlSchemaShape shape) {
    switch (shape) {
    case MamlSchemaShape::PseudoYaml:
        return WorkflowText::tr("Written in a form that is no JSON Schema: shown, not evaluated.");
    case MamlSchemaShape::Unreadable:
        return WorkflowText::tr("This could not be read as a schema: shown as it is written.");
    case MamlSchemaShape::FrontMatter:
        return WorkflowText::tr("Declared in the front matter.");
    case MamlSchemaShape::PropertyMap:
        return WorkflowText::tr("Properties without the object around them.");
    case MamlSchemaShape::ToolMap:
        return WorkflowText::tr("One schema for each tool.");
    case MamlSchemaShape::JsonSchema:
    case MamlSchemaShape::None:
        break;
    }
    return {};
}

} // namespace muscope
