// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Quantum results in every shape that is seen, and broken ones.
#include "core/shape/payload_shape.h"
#include "tests/core/shape/parsed.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace muscope {

using About = ShapeCheck::About;

class TestQuantumResult final : public QObject {
    Q_OBJECT

    static QString keysOf(const MeasuredCounts& counts) {
        QStringList keys;
        for (const auto& outcome : counts.outcomes) {
            keys += told(outcome.key) + u'=' + told(outcome.spelling);
        }
        return keys.join(u' ');
    }

private slots:
    static void findsCounts_data() {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("outcomes");
        QTest::newRow("bare") << R"({"counts":{"00":512,"11":512}})"_ba << u"counts"_s
                              << u"00=512 11=512"_s;
        QTest::newRow("of a tool call")
            << R"({"tool":"run","args":{"circuit":{"num_qubits":2}},"result":{"counts":{"11":1,"00":2}}})"_ba
            << u"result.counts"_s << u"11=1 00=2"_s;
        QTest::newRow("structured content")
            << R"({"jsonrpc":"2.0","id":1,"result":{"structuredContent":{"counts":{"0":1.0,"1":2e0}}}})"_ba
            << u"result.structuredContent.counts"_s << u"0=1.0 1=2e0"_s;
        QTest::newRow("parameters") << R"({"method":"n","params":{"counts":{"01":7}}})"_ba
                                    << u"params.counts"_s << u"01=7"_s;
        QTest::newRow("gateway") << R"({"quantum_counts":{"a":1},"classical_output":[[1]]})"_ba
                                 << u"quantum_counts"_s << u"a=1"_s;
        QTest::newRow("with fidelity")
            << R"({"counts":{},"fidelity":0.99})"_ba << u"counts"_s << QString();
        QTest::newRow("the map itself") << R"({"tool":"run","result":{"00":500,"11":500}})"_ba
                                        << u"result"_s << u"00=500 11=500"_s;
        QTest::newRow("registers")
            << R"({"counts":{"00 1":4,"01 0":5}})"_ba << u"counts"_s << u"00 1=4 01 0=5"_s;
        QTest::newRow("hexadecimal")
            << R"({"counts":{"0x0":4,"0x3":5}})"_ba << u"counts"_s << u"0x0=4 0x3=5"_s;
        QTest::newRow("escaped key")
            << R"({"counts":{"0\u0030":4}})"_ba << u"counts"_s << u"00=4"_s;
    }

    static void findsCounts() {
        QFETCH(QByteArray, payload);
        const auto document = parsed(payload.toStdString());
        const auto result = quantumResult(document->document());
        QVERIFY(result && result->counts);
        QTEST(told(result->counts->path), "path");
        QTEST(keysOf(*result->counts), "outcomes");
    }

    static void leavesOtherThingsAlone_data() {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("a greeting")
            << R"({"tool":"greet","args":{"name":"Alice"},"result":"Hello, Alice!"})"_ba;
        QTest::newRow("counts of something") << R"({"counts":{"errors":3,"warnings":4}})"_ba;
        QTest::newRow("a state of something") << R"({"state":[1,0]})"_ba;
        QTest::newRow("a state in words") << R"({"state":"ready","circuit":"h 0"})"_ba;
        QTest::newRow("a scalar") << "7"_ba;
        QTest::newRow("empty counts") << R"({"counts":{}})"_ba;
        QTest::newRow("counts that are a number") << R"({"counts":7,"circuit":"h 0"})"_ba;
    }

    static void leavesOtherThingsAlone() {
        QFETCH(QByteArray, payload);
        const auto document = parsed(payload.toStdString());
        QVERIFY(!quantumResult(document->document()));
    }

    static void checksCounts_data() {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<int>("about");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* payload, About about,
                            const QString& said) {
            QTest::newRow(name) << QByteArray(payload) << static_cast<int>(about) << said;
        };
        row("the sum holds", R"({"args":{"shots":1024},"result":{"counts":{"00":512,"11":512}}})",
            About::CountSum, u"ok The counts add up to the 1024 shots."_s);
        row("the sum is off", R"({"shots":1000,"counts":{"00":512,"11":512}})", About::CountSum,
            u"broken The counts add up to 1024, but 1000 shots were taken."_s);
        row("no shots", R"({"counts":{"00":512,"11":512}})", About::CountSum,
            u"unknown The counts add up to 1024; how many shots were taken is not stated."_s);
        row("shots in words", R"({"shots":"many","counts":{"00":1}})", About::CountSum,
            u"unknown The counts add up to 1; the shots are stated as \"many\", which is no whole number."_s);
        row("beyond 64 bits", R"({"shots":1,"counts":{"0":9223372036854775807,"1":1}})",
            About::CountSum, u"unknown The counts are too large to add up exactly."_s);
        row("a simulator's halves", R"({"shots":5,"counts":{"0":2.5,"1":2.5}})", About::CountSum,
            u"ok The counts add up to the 5 shots."_s);
        row("whole", R"({"counts":{"0":1.0,"1":2}})", About::CountValues,
            u"ok All counts are whole numbers, none negative."_s);
        row("fractions", R"({"counts":{"0":2,"1":2.5}})", About::CountValues,
            u"broken 1 count is no whole number, the first at “1”: 2.5."_s);
        row("negative", R"({"counts":{"0":-2,"1":-3}})", About::CountValues,
            u"broken 2 counts are negative, the first at “0”: -2."_s);
        row("no number", R"({"counts":{"0":"x","1":3}})", About::CountValues,
            u"broken 1 count is no number, the first at “0”: \"x\"."_s);
        row("no number behind a negative one", R"({"counts":{"0":-2,"1":"x"}})", About::CountValues,
            u"broken 1 count is no number, the first at “1”: \"x\"."_s);
        row("sum of what is no number", R"({"shots":3,"counts":{"0":"x","1":3}})", About::CountSum,
            u"unknown The sum is not checked: not all counts are numbers."_s);
        row("equal keys", R"({"counts":{"00":1,"11":2}})", About::CountKeys,
            u"ok Each outcome has 2 bits."_s);
        row("as many as qubits",
            R"({"args":{"circuit":{"num_qubits":2}},"result":{"counts":{"00":1}}})",
            About::CountKeys, u"ok Each outcome has 2 bits, as many as the circuit."_s);
        row("fewer than qubits", R"({"num_qubits":3,"counts":{"00":1}})", About::CountKeys,
            u"unknown Each outcome has 2 bits, the circuit 3 qubits: whether all were measured is not stated."_s);
        row("lengths differ", R"({"counts":{"00":1,"111":2}})", About::CountKeys,
            u"broken The outcomes “00” and “111” differ in length."_s);
        row("no bits", R"({"counts":{"00":1,"up":2}})", About::CountKeys,
            u"unknown The length of the outcomes is not checked: “up” is no string of bits."_s);
        row("twice", R"({"counts":{"00":1,"0\u0030":2}})", About::CountKeys,
            u"broken The outcome “00” stands more than once."_s);
        row("none", R"({"counts":{},"shots":0})", About::CountKeys,
            u"unknown There are no outcomes to check."_s);
    }

    static void checksCounts() {
        QFETCH(QByteArray, payload);
        QFETCH(int, about);
        const auto document = parsed(payload.toStdString());
        const auto result = quantumResult(document->document());
        QVERIFY(result && result->counts);
        QTEST(checkAbout(result->counts->checks, static_cast<About>(about)), "said");
    }

    static void readsFidelity_data() {
        QTest::addColumn<QByteArray>("fidelity");
        QTest::addColumn<QString>("said");
        QTest::newRow("fraction") << "0.99"_ba << u"ok The fidelity 0.99 lies between 0 and 1."_s;
        QTest::newRow("percent")
            << "99.12"_ba
            << u"unknown The fidelity 99.12 reads as a percentage; its unit is not stated."_s;
        QTest::newRow("text")
            << R"("99.21%")"_ba
            << u"unknown The fidelity is the text \"99.21%\", a percentage and no number."_s;
        QTest::newRow("impossible")
            << "-0.1"_ba << u"broken The fidelity -0.1 does not lie between 0 and 1."_s;
        QTest::newRow("null") << "null"_ba << u"broken The fidelity null is no number."_s;
    }

    static void readsFidelity() {
        QFETCH(QByteArray, fidelity);
        const auto document =
            parsed(R"({"counts":{"0":1},"fidelity":)" + fidelity.toStdString() + "}");
        const auto result = quantumResult(document->document());
        QVERIFY(result);
        QTEST(checkAbout(result->checks, About::Fidelity), "said");
    }

    static void readsStateVectors_data() {
        QTest::addColumn<QByteArray>("vector");
        QTest::addColumn<QString>("amplitudes");
        QTest::addColumn<QString>("norm");
        const QString holds = u"ok The probabilities add up to 1 "_s;
        QTest::newRow("NumPy") << R"("[0.70710678+0.j 0.+0.j 0.+0.j 0.70710678+0.j]")"_ba
                               << u"0.70710678,0 0,0 0,0 0.70710678,0"_s << holds;
        QTest::newRow("commas") << R"("[0.6+0.j, 0.+0.8j]")"_ba << u"0.6,0 0,0.8"_s << holds;
        QTest::newRow("padded") << R"("[0.6       +0.j  0.        -0.8j]")"_ba << u"0.6,0 0,-0.8"_s
                                << holds;
        QTest::newRow("Python") << R"("[(0.6+0j), 0.8j]")"_ba << u"0.6,0 0,0.8"_s << holds;
        QTest::newRow("Qiskit") << "\"Statevector([0.6+0.j, 0.8+0.j],\\n            dims=(2,))\""_ba
                                << u"0.6,0 0.8,0"_s << holds;
        QTest::newRow("exponents")
            << R"("[1.e+00-1.e-17j 0.e+00+0.e+00j]")"_ba << u"1,-1e-17 0,0"_s << holds;
        QTest::newRow("left out")
            << R"("[0.5+0.j, 0.5+0.j, ...]")"_ba << u"0.5,0 0.5,0"_s
            << u"unknown The norm is not checked: the amplitudes that can be read come to 0.5."_s;
        QTest::newRow("real list")
            << "[0.70710678,0,0,0.70710678]"_ba << u"0.70710678,0 0,0 0,0 0.70710678,0"_s << holds;
        QTest::newRow("pairs") << "[[0.6,0],[0,0.8]]"_ba << u"0.6,0 0,0.8"_s << holds;
        QTest::newRow("parts") << R"([{"re":0.6,"im":0},{"real":0,"imag":-0.8}])"_ba
                               << u"0.6,0 0,-0.8"_s << holds;
        QTest::newRow("texts") << R"(["0.6","-0.8j"])"_ba << u"0.6,0 0,-0.8"_s << holds;
        QTest::newRow("two lists")
            << R"({"real":[0.6,0],"imag":[0,0.8]})"_ba << u"0.6,0 0,0.8"_s << holds;
        QTest::newRow("too long") << "[1,1]"_ba << u"1,0 1,0"_s
                                  << u"broken The probabilities add up to 2, not to 1."_s;
        QTest::newRow("a millionth off")
            << "[1.000001,0]"_ba << u"1.000001,0 0,0"_s
            << u"broken The probabilities add up to 1.000002, not to 1."_s;
        QTest::newRow("no number")
            << "[1,null]"_ba << u"1,0 nan,nan"_s
            << u"unknown The norm is not checked: the amplitudes that can be read come to 1."_s;
    }

    static void readsStateVectors() {
        QFETCH(QByteArray, vector);
        QFETCH(QString, norm);
        const auto document = parsed(R"({"result":{"statevector":)" + vector.toStdString() + "}}");
        const auto result = quantumResult(document->document());
        QVERIFY(result && result->state);
        QCOMPARE(told(result->state->path), u"result.statevector"_s);
        QStringList amplitudes;
        for (const auto& a : result->state->amplitudes) {
            amplitudes +=
                QString::number(a.real(), 'g', 10) + u',' + QString::number(a.imag(), 'g', 10);
        }
        QTEST(amplitudes.join(u' '), "amplitudes");
        QVERIFY2(checkAbout(result->state->checks, About::Norm).startsWith(norm),
                 qPrintable(checkAbout(result->state->checks, About::Norm)));
    }

    static void countsAmplitudes() {
        const auto said = [](const char* vector) {
            const auto document = parsed(std::string(R"({"statevector":)") + vector + "}");
            return checkAbout(quantumResult(document->document())->state->checks,
                              About::Amplitudes);
        };
        QCOMPARE(said("[1,0,0,0]"), u"ok 4 amplitudes: 2 qubits."_s);
        QCOMPARE(said("[1,0,0]"),
                 u"broken 3 amplitudes: a state of n qubits has 2 to the power of n."_s);
        QCOMPARE(said("[1,\"?\"]"), u"broken 1 of 2 amplitudes cannot be read as a number."_s);
        QCOMPARE(said("\"[1 0 ...]\""),
                 u"unknown The text leaves amplitudes out (“...”): 2 amplitudes can be read."_s);
    }

    // "state" and a word for the circuit, as the published notification has them.
    static void readsTheStateOfANotification() {
        const auto document = parsed(R"({"state":[0.6,0,0,0.8],"circuit":"h(0); cx 0,1"})");
        const PayloadShape shape = payloadShape(document->document(), "quantum_state");
        QVERIFY(shape.quantum && shape.quantum->state && !shape.quantum->counts);
        QCOMPARE(shape.quantum->state->qubits, std::optional(2U));
        QCOMPARE(shape.quantum->state->byProbability, (std::vector<std::uint32_t>{3, 0, 1, 2}));
    }

    static void ordersByKeyAndByCount() {
        const auto document = parsed(R"({"counts":{"11":5,"00":5,"01":9,"10":"x"}})");
        const auto result = quantumResult(document->document());
        QCOMPARE(result->counts->byKey, (std::vector<std::uint32_t>{1, 2, 3, 0}));
        QCOMPARE(result->counts->byCount, (std::vector<std::uint32_t>{2, 0, 1, 3}));
        QVERIFY(!result->counts->shareOf(result->counts->outcomes[3]));
        QCOMPARE(*result->counts->shareOf(result->counts->outcomes[0]), 5.0 / 19);
    }

    // What is not kept is counted and added up all the same.
    static void boundsWhatItKeeps() {
        std::string text = R"({"counts":{)";
        constexpr std::size_t Outcomes = MeasuredCounts::MostKept + 10;
        for (std::size_t i = 0; i < Outcomes; ++i) {
            text +=
                '"' + QByteArray::number(int(i), 2).rightJustified(17, '0').toStdString() + "\":1,";
        }
        text.back() = '}';
        const auto document = parsed(text + R"(,"shots":65546})");
        const auto result = quantumResult(document->document());
        QCOMPARE(result->counts->outcomes.size(), MeasuredCounts::MostKept);
        QCOMPARE(result->counts->count, Outcomes);
        QVERIFY(checkAbout(result->counts->checks, About::CountSum).startsWith(u"ok "));
    }

    static void bearsEveryCut() {
        const std::string text =
            "{\"counts\":{\"0\\u0030\":1e999,\"\":-0,\"1\":null},\"fidelity\":\"99.21%\","
            "\"shots\":1e30,\"statevector\":\"Statevector([1+0j ... j, -ji e-+]\"}";
        for (std::size_t length = 0; length <= text.size(); ++length) {
            if (const auto document = json::OwnedDocument::parse(text.substr(0, length))) {
                static_cast<void>(payloadShape((*document)->document(), "quantum_state"));
            }
        }
        for (const char* odd :
             {"\"[\"", "\"]\"", "\"[]\"", "\"[j]\"", "\"[e+j ++ -]\"", "\"[()]\""}) {
            const auto document = parsed(std::string(R"({"statevector":)") + odd + "}");
            static_cast<void>(quantumResult(document->document()));
        }
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestQuantumResult)
#include "tst_quantum_result.moc"
