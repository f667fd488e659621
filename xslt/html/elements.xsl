<?xml version="1.0" encoding="UTF-8"?>
<!-- What each element is in HTML, one module a chapter of the TEI Guidelines. They are included, so
     that among them priority decides, and two rules for one node are an error. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:include href="header.xsl"/>            <!-- 2 The TEI header -->
  <xsl:include href="correspondence.xsl"/>    <!-- 2.4.6 -->
  <xsl:include href="core.xsl"/>              <!-- 3 Elements available in all TEI documents -->
  <xsl:include href="quotation.xsl"/>         <!-- 3.3 -->
  <xsl:include href="editing.xsl"/>           <!-- 3.5 -->
  <xsl:include href="lists.xsl"/>             <!-- 3.8 -->
  <xsl:include href="notes.xsl"/>             <!-- 3.9 -->
  <xsl:include href="index.xsl"/>             <!-- 3.9.2 -->
  <xsl:include href="milestones.xsl"/>        <!-- 3.11 -->
  <xsl:include href="bibliography.xsl"/>      <!-- 3.12 -->
  <xsl:include href="structure.xsl"/>         <!-- 4 Default text structure -->
  <xsl:include href="characters.xsl"/>        <!-- 5 Characters, glyphs, and writing modes -->
  <xsl:include href="verse.xsl"/>             <!-- 6 Verse -->
  <xsl:include href="drama.xsl"/>             <!-- 7 Performance texts -->
  <xsl:include href="speech.xsl"/>            <!-- 8 Transcriptions of speech -->
  <xsl:include href="cmc.xsl"/>               <!-- 9 Computer-mediated communication -->
  <xsl:include href="dictionaries.xsl"/>      <!-- 10 Dictionaries -->
  <xsl:include href="manuscripts.xsl"/>       <!-- 11 Manuscript description -->
  <xsl:include href="transcription.xsl"/>     <!-- 12 Representation of primary sources -->
  <xsl:include href="documentary.xsl"/>       <!-- 12.1 -->
  <xsl:include href="scans.xsl"/>
  <xsl:include href="apparatus.xsl"/>         <!-- 13 Critical apparatus -->
  <xsl:include href="witnesses.xsl"/>
  <xsl:include href="namesdates.xsl"/>        <!-- 14 Names, dates, people, and places -->
  <xsl:include href="figures.xsl"/>           <!-- 15 Tables, formulae, graphics -->
  <xsl:include href="corpora.xsl"/>           <!-- 16 Language corpora -->
  <xsl:include href="linking.xsl"/>           <!-- 17 Linking, segmentation, and alignment -->
  <xsl:include href="analysis.xsl"/>          <!-- 18 Simple analytic mechanisms -->
  <xsl:include href="features.xsl"/>          <!-- 19 Feature structures -->
  <xsl:include href="graphs.xsl"/>            <!-- 20 Graphs, networks, and trees -->
  <xsl:include href="certainty.xsl"/>         <!-- 22 Certainty, precision, and responsibility -->
  <xsl:include href="documentation.xsl"/>     <!-- 23 Documentation elements -->
  <xsl:include href="foreign.xsl"/>
  <xsl:include href="labelled.xsl"/>
  <xsl:include href="attributes.xsl"/>
  <xsl:include href="roles.xsl"/>
  <xsl:include href="generated.xsl"/>
  <xsl:include href="aliases.xsl"/>
  <xsl:include href="quoted.xsl"/>
  <xsl:include href="unhandled.xsl"/>

</xsl:stylesheet>
