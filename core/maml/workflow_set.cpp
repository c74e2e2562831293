// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/workflow_set.h"

#include "core/maml/maml_parser.h"
#include "core/maml/workflow_findings.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSet>

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

struct FoundFile {
    QString path;         // absolute
    bool isNamed = false; // by the person, not found in a folder
};

// The files that are named, and those of the folders that are; each once.
Result<std::vector<FoundFile>> findFiles(const QStringList& paths, const std::stop_token& stop) {
    std::vector<FoundFile> files;
    QSet<QString> seen;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        if (!info.exists()) {
            return failure(
                ErrorCode::NotFound,
                QStringLiteral("reading workflows: there is no file or folder %1").arg(path));
        }
        const bool isNamed = !info.isDir();
        const QString place = QDir::cleanPath(info.absoluteFilePath());
        for (const QString& file : isNamed ? QStringList(place) : workflowPaths(place, stop)) {
            if (!seen.contains(file)) {
                seen.insert(file);
                files.push_back({file, isNamed});
            }
        }
    }
    return files;
}

// The innermost folder that all of them lie in: what names are relative to.
QString sharedFolder(const QStringList& paths) {
    QString shared;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        const QString folder =
            QDir::cleanPath(info.isDir() ? info.absoluteFilePath() : info.absolutePath());
        shared = shared.isNull() ? folder : shared;
        while (!(folder + u'/').startsWith(shared.endsWith(u'/') ? shared : shared + u'/')) {
            shared = QFileInfo(shared).absolutePath();
        }
    }
    return shared;
}

} // namespace

Result<std::shared_ptr<const WorkflowSet>> WorkflowSet::read(const QStringList& paths,
                                                             const std::stop_token& stop) {
    auto set = std::make_shared<WorkflowSet>();
    set->m_paths = paths;
    const Result<std::vector<FoundFile>> found = findFiles(paths, stop);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const QDir root(sharedFolder(paths));
    std::int64_t total = 0;
    for (const FoundFile& each : *found) {
        if (stop.stop_requested()) {
            return failure(ErrorCode::Cancelled, QStringLiteral("reading workflows was stopped"));
        }
        Result<std::string> text = readFile(each.path);
        if (!text && each.isNamed) {
            return tl::unexpected(text.error());
        }
        if (!text) {
            set->m_remarks.push_back(text.error().message);
            continue;
        }
        total += static_cast<std::int64_t>(text->size());
        if (total > LargestSet) {
            return failure(ErrorCode::Read,
                           QStringLiteral("reading workflows: those in %1 are larger than 256 MiB "
                                          "together; name fewer of them")
                               .arg(paths.join(QStringLiteral(", "))));
        }
        WorkflowFile file =
            parsedFile(root.relativeFilePath(each.path).toStdString(), std::move(*text));
        if (each.isNamed || !file.parsed.documents.empty() || isNamedAsMaml(each.path)) {
            set->add(std::move(file));
        }
    }
    set->close();
    return set;
}

std::shared_ptr<const WorkflowSet> WorkflowSet::ofText(std::string name, std::string text) {
    return ofTexts({{std::move(name), std::move(text)}});
}

std::shared_ptr<const WorkflowSet>
WorkflowSet::ofTexts(std::vector<std::pair<std::string, std::string>> files) {
    auto set = std::make_shared<WorkflowSet>();
    for (auto& [name, text] : files) {
        set->add(parsedFile(std::move(name), std::move(text)));
    }
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

std::shared_ptr<const Workflow> WorkflowSet::at(std::string_view file, int line) const {
    std::shared_ptr<const Workflow> nearest;
    for (const auto& workflow : m_workflows) {
        if (workflow->file() == file && (!nearest || workflow->document().line <= line)) {
            nearest = workflow;
        }
    }
    return nearest;
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
