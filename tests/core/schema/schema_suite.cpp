// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "schema_suite.h"

#include "core/schema/evaluator.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace muscope {

namespace {

using namespace Qt::StringLiterals;

using Text = std::shared_ptr<const json::OwnedDocument>;

// What a URI names: the last segment of its path.
std::string documentName(std::string_view uri) {
    uri = uri.substr(0, uri.find('#'));
    if (uri.ends_with('/')) {
        uri.remove_suffix(1);
    }
    return std::string(uri.substr(uri.rfind('/') + 1));
}

// Whether a schema asks for a document that it does not hold: it refers to a name that no $id in it
// has, or it declares a dialect of the suite's own server. Of the text alone, so that the evaluator
// has no say in which tests are run.
bool needsRemote(const json::Document& document, json::NodeId schema) {
    std::set<std::string> held{""};
    std::set<std::string> wanted;
    for (std::uint32_t index = json::indexOf(schema);
         index < document.nodeCount() && document.end(json::NodeId{index}) <= document.end(schema);
         ++index) {
        const json::NodeId node{index};
        if (document.type(node) != json::Type::String) {
            continue;
        }
        const std::string key = document.decodedKey(node);
        const std::string value = document.decodedString(node);
        if (key == "$id") {
            held.insert(documentName(value));
        } else if (key == "$ref" || key == "$dynamicRef") {
            wanted.insert(documentName(value));
        } else if (key == "$schema" && value.starts_with("http://localhost:1234/")) {
            return true;
        }
    }
    return !std::includes(held.begin(), held.end(), wanted.begin(), wanted.end());
}

QString textAt(const json::Document& document, json::NodeId object, std::string_view key) {
    const auto value = document.find(object, key);
    return value ? QString::fromStdString(document.decodedString(*value)) : QString();
}

void runGroup(const Text& text, json::NodeId group, const QString& file, schema::Draft draft,
              SuiteScore& score) {
    const json::Document& document = text->document();
    const QString name = file + u": "_s + textAt(document, group, "description") + u": "_s;
    const json::NodeId root = *document.find(group, "schema");
    const bool isRemote = needsRemote(document, root);
    const schema::Schema schema = schema::Schema::compile(text, root, draft);
    const json::NodeId tests = *document.find(group, "tests");
    for (auto test = document.firstChild(tests); test; test = document.nextSibling(*test)) {
        const QString full = name + textAt(document, *test, "description");
        if (isRemote) {
            score.needsRemote.append(full);
            continue;
        }
        const bool isValid = document.type(*document.find(*test, "valid")) == json::Type::True;
        const schema::Outcome outcome =
            schema::Evaluator().evaluate(schema, document, *document.find(*test, "data"));
        ++score.total;
        if (outcome.verdict == (isValid ? schema::Verdict::Holds : schema::Verdict::Breached)) {
            ++score.passed;
        } else {
            score.failed.append(full);
        }
    }
}

} // namespace

SuiteScore runSuite(const QString& folder, schema::Draft draft) {
    SuiteScore score;
    const QDir files(folder);
    for (const QString& name : files.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(files.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            score.error = u"opening %1: %2"_s.arg(file.fileName(), file.errorString());
            return score;
        }
        const auto text = json::OwnedDocument::parse(file.readAll().toStdString());
        if (!text) {
            score.error =
                u"reading %1: %2"_s.arg(file.fileName(), QString::fromUtf8(text.error().message));
            return score;
        }
        const json::Document& document = (*text)->document();
        for (auto group = document.firstChild(json::Root); group;
             group = document.nextSibling(*group)) {
            runGroup(*text, *group, name, draft, score);
        }
    }
    return score;
}

} // namespace muscope
