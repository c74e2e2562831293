// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/maml/workflow.h"

#include <QString>
#include <QStringList>

#include <map>
#include <stop_token>

namespace muscope {

// Something told about a workflow, or about several of them.
struct WorkflowFinding {
    MamlSeverity severity = MamlSeverity::Warning;
    std::string code; // "placeholder", "id-duplicate", "history-order", "tool-ambiguous"
    std::string file;
    int line = 1;
    std::string message;

    bool operator==(const WorkflowFinding&) const = default;
};

// A file of workflows as it was read.
struct WorkflowFile {
    std::string name;    // relative to the folder that holds all that was opened, UTF-8
    Workflow::Text text; // shared with its workflows
    MamlFile parsed;
};

// The workflows of the files and folders a person named. Immutable; shared by threads.
class WorkflowSet final {
public:
    using Workflows = std::vector<std::shared_ptr<const Workflow>>;

    // Reads files, and the MAML files of folders and of those below them, each file once; other
    // Markdown in a folder counts where it has MAML in it. Links to folders are not followed.
    // ErrorCode::NotFound where nothing of a name is there; what cannot be read in a folder is a
    // remark.
    [[nodiscard]] static Result<std::shared_ptr<const WorkflowSet>>
    read(const QStringList& paths, const std::stop_token& stop);
    // The workflows of a text that did not come from a file; name as a person would call it.
    [[nodiscard]] static std::shared_ptr<const WorkflowSet> ofText(std::string name,
                                                                   std::string text);
    // The workflows of files that were read before, with the names they had: pairs of name and
    // text.
    [[nodiscard]] static std::shared_ptr<const WorkflowSet>
    ofTexts(std::vector<std::pair<std::string, std::string>> files);

    static constexpr std::int64_t LargestFile = std::int64_t{16} << 20; // bytes
    static constexpr std::int64_t LargestSet = std::int64_t{256} << 20; // bytes

    // As they were named.
    [[nodiscard]] const QStringList& paths() const { return m_paths; }
    [[nodiscard]] const std::vector<WorkflowFile>& files() const { return m_files; }
    // Every document of every file, as they were named; those of a folder by name and line.
    [[nodiscard]] const Workflows& workflows() const { return m_workflows; }
    // Those that declare a tool, as far as they would check it in different ways.
    [[nodiscard]] Workflows declaring(std::string_view tool) const;
    // Those that go by a name: an id, a file's name with or without its folder and endings.
    [[nodiscard]] Workflows named(std::string_view name) const;
    // The document of a file that a line lies in; null where the set has no such file.
    [[nodiscard]] std::shared_ptr<const Workflow> at(std::string_view file, int line) const;
    // Placeholders, ids that are invalid or stand twice, history out of order, tools that several
    // workflows describe differently.
    [[nodiscard]] const std::vector<WorkflowFinding>& findings() const { return m_findings; }
    [[nodiscard]] const std::vector<QString>& remarks() const { return m_remarks; }

private:
    void add(WorkflowFile file);
    void close();

    QStringList m_paths;
    std::vector<WorkflowFile> m_files;
    Workflows m_workflows;
    std::map<std::string, Workflows, std::less<>> m_byTool;
    std::map<std::string, Workflows, std::less<>> m_byName;
    std::vector<WorkflowFinding> m_findings;
    std::vector<QString> m_remarks;
};

} // namespace muscope
