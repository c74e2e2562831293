// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/workflow_checker.h"

#include "core/workspace/permission_check.h"

#include <array>

namespace muscope {

namespace {

// Metadata keys that name the workflow of an event, or hold it.
constexpr std::array<std::string_view, 5> NameKeys{"workflow", "maml", "maml_workflow",
                                                   "workflow_id", "workflow_file"};
// Members of an object under such a key.
constexpr std::array<std::string_view, 4> InnerKeys{"id", "file", "name", "text"};

// So many workflows that came with events are kept; then the memory is begun anew.
constexpr std::size_t MaxHeld = 256;
// So many calls may be unanswered at a time; the answers of others are not tied.
constexpr std::size_t MaxOpenCalls = 1'000'000;

std::string callKey(const EventView& event, const std::string& requestId) {
    return std::string(event.sessionId) + '\0' + requestId;
}

SchemaCheck evaluated(const schema::Evaluator& evaluator, const WorkflowSchema& schema,
                      const json::Document& payload, const CallPart& part) {
    SchemaCheck check;
    check.path = part.path;
    check.schemaLine = schema.text.line;
    const schema::Outcome outcome = evaluator.evaluate(schema.schema, payload, part.node);
    check.verdict = outcome.verdict;
    for (const schema::Breach& breach : outcome.breaches) {
        check.breaches.push_back({part.path + breach.instance.pointer, schema.lineOf(breach.schema),
                                  breach.keyword, breach.message});
    }
    for (const schema::Unchecked& unchecked : outcome.unchecked) {
        check.gaps.push_back(
            {schema.lineOf(unchecked.schema), unchecked.keyword, unchecked.reason});
    }
    return check;
}

// Why a schema that the document has cannot be evaluated.
QString reasonOf(const MamlSchema& schema) {
    switch (schema.shape) {
    case MamlSchemaShape::PseudoYaml:
        return QStringLiteral("the schema is written as YAML, which is not evaluated");
    case MamlSchemaShape::FrontMatter:
        return QStringLiteral("the schema stands in the front matter, which is not evaluated");
    case MamlSchemaShape::Unreadable:
        return QStringLiteral("the schema cannot be read");
    case MamlSchemaShape::JsonSchema:
    case MamlSchemaShape::ToolMap:
    case MamlSchemaShape::PropertyMap:
    case MamlSchemaShape::None:
        break;
    }
    return {};
}

// A part for which there is no schema that can be evaluated.
SchemaCheck unevaluated(const Workflow& workflow, std::string_view schemaName) {
    SchemaCheck check;
    for (const MamlSchema& schema : workflow.document().schemas) {
        const QString reason = schema.name == schemaName ? reasonOf(schema) : QString();
        if (!reason.isEmpty()) {
            check.schemaLine = schema.line;
            check.gaps.push_back({schema.line, {}, reason});
        }
    }
    return check;
}

} // namespace

WorkflowChecker::WorkflowChecker(std::shared_ptr<const WorkflowSet> workflows)
    : m_workflows(workflows ? std::move(workflows) : std::make_shared<const WorkflowSet>())
    , m_noArguments(json::OwnedDocument::parse("{}").value()) {}

EventWorkflows WorkflowChecker::check(const EventView& event, const std::string& tool) {
    EventWorkflows found;
    m_subjects.begin(event);
    m_subjects.prepare();
    const auto call =
        m_subjects.document() == nullptr ? std::nullopt : toolCallIn(*m_subjects.document());
    if (call) {
        found.isCall = call->isRequest;
        found.tool = !call->tool.empty() ? call->tool : tool;
        if (!call->isRequest && found.tool.empty()) {
            found.tool = toolOfAnswer(event, call->requestId);
        } else if (call->isRequest && !call->requestId.empty() &&
                   m_openCalls.size() < MaxOpenCalls) {
            m_openCalls[callKey(event, call->requestId)] = call->tool;
        }
    }
    const auto metadata = m_metadataParser.parse(event.metadata.value_or(std::string_view()));
    Named named = metadata ? namedByMetadata(**metadata) : Named();
    if (named.workflows.empty() && !found.tool.empty()) {
        named.workflows = m_workflows->declaring(found.tool);
        if (named.workflows.size() > 1) {
            named.workflows.clear(); // the set tells that
        }
        named.reason = QStringLiteral("its tool is %1").arg(QString::fromStdString(found.tool));
    }
    found.missing = std::move(named.missing);
    for (const auto& workflow : named.workflows) {
        WorkflowTie tie{workflow, named.reason, {}, {}};
        if (call) {
            tie.checks = checksOf(*workflow, *call, found.tool);
        }
        if (metadata && found.isCall) {
            tie.remarks = permissionRemarks(workflow->document(), **metadata);
        }
        found.ties.push_back(std::move(tie));
    }
    return found;
}

std::string WorkflowChecker::toolOfAnswer(const EventView& event, const std::string& requestId) {
    const auto open = m_openCalls.find(callKey(event, requestId));
    if (open == m_openCalls.end()) {
        return {};
    }
    std::string tool = std::move(open->second);
    m_openCalls.erase(open);
    return tool;
}

WorkflowChecker::Named WorkflowChecker::namedByMetadata(const json::Document& metadata) {
    Named named;
    for (const std::string_view key : NameKeys) {
        auto node = metadata.find(json::Root, key);
        for (const std::string_view inner : InnerKeys) {
            if (node && metadata.type(*node) == json::Type::Object) {
                const auto member = metadata.find(*node, inner);
                node = member ? member : node;
            }
        }
        if (!node || metadata.type(*node) != json::Type::String) {
            continue;
        }
        const std::string text = metadata.decodedString(*node);
        const bool isDocument = text.find('\n') != std::string::npos;
        named.workflows = isDocument ? heldWorkflows(text) : m_workflows->named(text);
        if (!named.workflows.empty()) {
            named.reason = (isDocument ? QStringLiteral("metadata.%1 holds it")
                                       : QStringLiteral("metadata.%1 names it"))
                               .arg(QString::fromUtf8(key.data(), qsizetype(key.size())));
            named.missing.clear();
            return named;
        }
        named.missing = isDocument ? named.missing : text;
    }
    return named;
}

WorkflowSet::Workflows WorkflowChecker::heldWorkflows(const std::string& text) {
    if (const auto known = m_held.find(text); known != m_held.end()) {
        return known->second;
    }
    if (m_held.size() == MaxHeld) {
        m_held.clear();
    }
    return m_held[text] = WorkflowSet::ofText("the event's metadata", text)->workflows();
}

std::vector<SchemaCheck> WorkflowChecker::checksOf(const Workflow& workflow, const ToolCall& call,
                                                   const std::string& tool) const {
    std::vector<SchemaCheck> checks;
    const auto add = [&](const char* part, const char* schemaName, const json::Document& document,
                         const std::optional<CallPart>& value) {
        if (!value) {
            return;
        }
        const WorkflowSchema* const schema = workflow.schemaFor(tool, schemaName);
        SchemaCheck check = schema == nullptr ? unevaluated(workflow, schemaName)
                                              : evaluated(m_evaluator, *schema, document, *value);
        check.part = part;
        check.path = value->path;
        checks.push_back(std::move(check));
    };
    if (call.lacksArguments) {
        add("arguments", "input", m_noArguments->document(), CallPart{json::Root, "/params"});
    }
    add("arguments", "input", *m_subjects.document(), call.arguments);
    add("result", "output", *m_subjects.document(), call.result);
    const WorkflowSchema* const output = workflow.schemaFor(tool, "output");
    if (call.hasTextAlone && output != nullptr) {
        checks.push_back({"result",
                          "/result/content",
                          output->text.line,
                          schema::Verdict::Unknown,
                          {},
                          {{output->text.line,
                            {},
                            QStringLiteral("the result has no structuredContent, only content for "
                                           "a person, which a schema does not describe")}}});
    }
    return checks;
}

} // namespace muscope
