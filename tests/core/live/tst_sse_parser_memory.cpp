// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/sse_parser.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <malloc.h>
#include <new>
#include <string>

// Every allocation of this program is counted.

namespace {

std::size_t allocations = 0;
std::size_t heldBytes = 0;
std::size_t mostHeldBytes = 0;

} // namespace

void* operator new(std::size_t size) {
    void* const memory = std::malloc(std::max<std::size_t>(size, 1));
    if (memory == nullptr) {
        std::abort();
    }
    ++allocations;
    heldBytes += malloc_usable_size(memory);
    mostHeldBytes = std::max(mostHeldBytes, heldBytes);
    return memory;
}

void operator delete(void* memory) noexcept {
    heldBytes -= memory == nullptr ? 0 : malloc_usable_size(memory);
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
    operator delete(memory);
}

namespace muscope {

class TestSseParserMemory final : public QObject {
    Q_OBJECT

private slots:
    void allocatesNothingInASteadyStream() {
        const std::string event = "event: message\nid: 974e7296-b6aa-4ccf-9230-8504aa9d4ec6\n"
                                  ": a comment that is longer than a short string\ndata: " +
                                  std::string(5000, 'x') + "\ndata: " + std::string(50, 'y') +
                                  "\n\n";
        std::string stream;
        for (int count = 0; count < 50; ++count) {
            stream += event;
        }
        std::size_t events = 0;
        SseParser parser([&](const SseEvent&) { ++events; });
        const auto pushAll = [&] {
            for (std::size_t at = 0; at < stream.size(); at += 1400) {
                parser.push(std::string_view(stream).substr(at, 1400));
            }
        };
        pushAll();
        const std::size_t before = allocations;
        pushAll();
        QCOMPARE(allocations, before);
        QCOMPARE(events, std::size_t{100});
    }

    void holdsLittleOfWhatIsEndless_data() {
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("one line") << QByteArray("data: ");
        QTest::newRow("lines of data") << QByteArray("data: 0123456789\n");
        QTest::newRow("comments") << QByteArray(": 0123456789\r\n");
        QTest::newRow("ids") << QByteArray("id: 0123456789\r");
        QTest::newRow("blocks") << QByteArray("id: 0123456789\ndata: 01234567\n: 0123456789\n\n");
    }

    void holdsLittleOfWhatIsEndless() {
        QFETCH(const QByteArray, part);
        constexpr std::size_t Limit = std::size_t{4} << 20;
        const std::string bytes = QByteArray(part).repeated(5000).toStdString();
        SseParser parser([](const SseEvent&) {}, Limit);
        const std::size_t before = heldBytes;
        mostHeldBytes = heldBytes;
        for (std::size_t pushed = 0; pushed < 10 * Limit; pushed += bytes.size()) {
            parser.push(bytes);
        }
        QVERIFY(mostHeldBytes - before <= 4 * Limit);
        parser.finish();
        QVERIFY(heldBytes - before <= (std::size_t{4} << 20));
    }
};

} // namespace muscope

QTEST_APPLESS_MAIN(muscope::TestSseParserMemory)
#include "tst_sse_parser_memory.moc"
