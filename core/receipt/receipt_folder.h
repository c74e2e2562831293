// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QDir>
#include <QSet>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// A receipt in a file of its own.
struct ReceiptFile {
    std::string name; // relative to the folder, UTF-8
    std::string text; // as it lies there
    // The workflow it may be a receipt of: one that its source_maml line names, or that lies beside
    // it under the same name. Empty: there is none.
    std::string documentName;
    std::string documentText;
};

// The name of a receipt file without its folder and its endings: "e2" of "a/e2.mu.md".
[[nodiscard]] std::string_view receiptStem(std::string_view path);

// Whether a file is a receipt by its name: *.mu, *.mu.md, *.mu.markdown and *.markup.
[[nodiscard]] bool isReceiptFileName(std::string_view path);

// The text of a receipt in a file. ErrorCode::Read where it cannot be read, or is larger than
// ReceiptFolder::LargestFile.
[[nodiscard]] Result<std::string> readReceiptFile(const QString& path);

// The .mu files of the folders a person named, read once and kept; immutable, shared by threads. A
// file belongs to the event its name gives and to the event its Event_ID label names: where they
// are two, the label tells the first that it is the wrong subject.
class ReceiptFolder {
public:
    // Reads *.mu, *.mu.md, *.mu.markdown and *.markup of the folders and of those below them, each
    // file once; links to folders are not followed. A file that cannot be read, or is larger than
    // LargestFile, is a remark. ErrorCode::NotFound where there is no such folder, Read where all
    // are larger than LargestSum.
    [[nodiscard]] static Result<std::shared_ptr<const ReceiptFolder>>
    read(const QStringList& folders, const std::stop_token& stop);

    // Files that were read before, in the order they had.
    [[nodiscard]] static std::shared_ptr<const ReceiptFolder>
    ofFiles(std::vector<ReceiptFile> files);

    static constexpr std::int64_t LargestFile = std::int64_t{128} << 20; // bytes
    static constexpr std::int64_t LargestSum = std::int64_t{1} << 30;    // bytes

    // The folders as they were named.
    [[nodiscard]] const QStringList& paths() const { return m_paths; }
    // Folder by folder in the order of their names.
    [[nodiscard]] const std::vector<ReceiptFile>& files() const { return m_files; }
    // The places in files() of an event's receipts.
    [[nodiscard]] const std::vector<std::size_t>& of(std::string_view eventId) const;
    // What could not be read, a sentence each.
    [[nodiscard]] const std::vector<QString>& remarks() const { return m_remarks; }

private:
    [[nodiscard]] Result<void> addFolder(const QString& path, const std::stop_token& stop);
    void addDocument(const QDir& root, ReceiptFile& file);
    void add(ReceiptFile file);

    QStringList m_paths;
    QSet<QString> m_seen;   // absolute paths
    std::int64_t m_sum = 0; // bytes
    std::vector<ReceiptFile> m_files;
    std::map<std::string, std::vector<std::size_t>, std::less<>> m_byEvent;
    std::vector<QString> m_remarks;
};

} // namespace muscope
