// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/workflow_set.h"

#include "core/maml/maml_parser.h"
#include "core/maml/workflow_findings.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace muscope {

namespace {

// How workflows are called, longest ending first.
constexpr std::array<std::string_view, 6> Endings{".maml.markdown", ".maml.yaml", ".maml.md",
                                                  ".maml.ml",       ".maml",      ".md"};

// A file's name without its folder and endings: "greet" of "a/greet.maml.md".
std::string stemOf(std::string_view name) {
    name.remove_prefix(name.find_last_of('/') + 1);
    const std::string lower =
        QString::fromUtf8(name.data(), qsizetype(name.size())).toLower().toStdString();
    for (const std::string_view ending : Endings) {
        if (lower.ends_with(ending)) {
            return std::string(name.substr(0, name.size() - ending.size()));
        }
    }
    return std::string(name);
}

bool isNamedAsMaml(const QString& path) {
    return path.contains(QStringLiteral(".maml"), Qt::CaseInsensitive);
}

QStringList workflowPaths(const QString& folder, const std::stop_token& stop) {
    QStringList paths;
    QDirIterator files(folder,
                       {QStringLiteral("*.maml"), QStringLiteral("*.maml.*"),
                        QStringLiteral("*.md"), QStringLiteral("*.markdown")},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext() && !stop.stop_requested()) {
        paths.push_back(files.next());
    }
    paths.sort();
    return paths;
}

Result<std::string> readFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::Read,
                       QStringLiteral("reading the workflow %1: %2").arg(path, file.errorString()));
    }
    if (file.size() > WorkflowSet::LargestFile) {
        return failure(
            ErrorCode::Read,
            QStringLiteral("reading the workflow %1: it is larger than 16 MiB").arg(path));
    }
    return file.read(WorkflowSet::LargestFile).toStdString();
}

WorkflowFile parsedFile(std::string name, std::string text) {
    MamlFile parsed = parseMaml(text);
    return {std::move(name), std::make_shared<const std::string>(std::move(text)),
            std::move(parsed)};
}

} // namespace

Result<std::shared_ptr<const WorkflowSet>> WorkflowSet::read(const QString& path,
                                                             const std::stop_token& stop) {
    auto set = std::make_shared<WorkflowSet>();
    set->m_path = path;
    const QFileInfo info(path);
    if (!info.exists()) {
        return failure(
            ErrorCode::NotFound,
            QStringLiteral("reading workflows: there is no file or folder %1").arg(path));
    }
    if (!info.isDir()) {
        Result<std::string> text = readFile(path);
        if (!text) {
            return tl::unexpected(text.error());
        }
        set->add(parsedFile(info.fileName().toStdString(), std::move(*text)));
        set->close();
        return set;
    }
    const QDir root(path);
    std::int64_t total = 0;
    for (const QString& name : workflowPaths(path, stop)) {
        if (stop.stop_requested()) {
            return failure(ErrorCode::Cancelled, QStringLiteral("reading workflows was stopped"));
        }
        Result<std::string> text = readFile(name);
        if (!text) {
            set->m_remarks.push_back(text.error().message);
            continue;
        }
        total += static_cast<std::int64_t>(text->size());
        if (total > LargestFolder) {
            return failure(ErrorCode::Read,
                           QStringLiteral("reading workflows: those in %1 are larger than 256 MiB "
                                          "together; name a folder with fewer")
                               .arg(path));
        }
        WorkflowFile file = parsedFile(root.relativeFilePath(name).toStdString(), std::move(*text));
        if (!file.parsed.documents.empty() || isNamedAsMaml(name)) {
            set->add(std::move(file));
        }
    }
    set->close();
    return set;
}

std::shared_ptr<const WorkflowSet> WorkflowSet::ofText(std::string name, std::string text) {
    auto set = std::make_shared<WorkflowSet>();
    set->add(parsedFile(std::move(name), std::move(text)));
    set->close();
    return set;
}

void WorkflowSet::add(WorkflowFile file) {
    for (const MamlDocument& document : file.parsed.documents) {
        const auto workflow = std::make_shared<const Workflow>(file.name, document, file.text);
        m_workflows.push_back(workflow);
        for (const MamlTool& tool : document.tools) {
            Workflows& declaring = m_byTool[tool.name];
            if (declaring.empty() || declaring.back() != workflow) {
                declaring.push_back(workflow);
            }
        }
        std::vector<std::string> names{workflow->id(), file.name, stemOf(file.name),
                                       file.name.substr(file.name.find_last_of('/') + 1)};
        std::ranges::sort(names);
        names.erase(std::ranges::unique(names).begin(), names.end());
        for (const std::string& name : names) {
            if (!name.empty()) {
                m_byName[name].push_back(workflow);
            }
        }
    }
    m_files.push_back(std::move(file));
}

void WorkflowSet::close() {
    m_findings = findingsOf(m_workflows);
    for (auto& [tool, declaring] : m_byTool) {
        Workflows different;
        for (const auto& workflow : declaring) {
            if (std::ranges::none_of(different, [&, &name = tool](const auto& other) {
                    return Workflow::agree(*workflow, *other, name);
                })) {
                different.push_back(workflow);
            }
        }
        if (different.size() > 1) {
            m_findings.push_back(ambiguousTool(tool, different));
        }
        declaring = std::move(different);
    }
}

WorkflowSet::Workflows WorkflowSet::declaring(std::string_view tool) const {
    const auto found = m_byTool.find(tool);
    return found == m_byTool.end() ? Workflows() : found->second;
}

WorkflowSet::Workflows WorkflowSet::named(std::string_view name) const {
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? Workflows() : found->second;
}

} // namespace muscope
