<?xml version="1.0" encoding="UTF-8"?>
<!-- Numbers that the edition itself counts for the eye, and a switch shows: of paragraphs, and of every
     fifth line of verse that its source does not count. What is cited is the id of a passage, which stays
     when another is put in before it; these numbers do not. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns whether a paragraph is one of the running text. (assets/views.css selects the same.) -->
  <xsl:function name="f:is-counted-paragraph" as="xs:boolean">
    <xsl:param name="paragraph" as="element(p)"/>
    <xsl:sequence select="
        exists($paragraph[node()]/ancestor::text) and empty($paragraph/ancestor::*[self::note or self::quote or self::q or self::said
          or self::item or self::castItem or self::cell or self::figure or self::floatingText or self::sp or self::entry
          or self::listPerson or self::listPlace or self::listOrg or self::listBibl or self::bibl or self::rdg])"/>
  </xsl:function>

  <!-- How many paragraphs there are so far, of all parts of the document. -->
  <xsl:accumulator name="f:counted-paragraphs" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="p[f:is-counted-paragraph(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- Returns the number of a paragraph on the page of a part; on the only page of a text browsers count. -->
  <xsl:function name="f:paragraph-number" as="attribute()?">
    <xsl:param name="paragraph" as="element(p)"/>
    <xsl:if test="map:size($f:parts) gt 0 and f:is-counted-paragraph($paragraph)">
      <xsl:attribute name="data-n" select="$paragraph/accumulator-before('f:counted-paragraphs')"/>
    </xsl:if>
  </xsl:function>

  <!-- Returns the number of every fifth line. -->
  <xsl:function name="f:counted-line" as="element()?">
    <xsl:param name="line" as="element(l)"/>
    <xsl:if test="f:is-counted-line($line)">
      <xsl:variable name="number" as="xs:integer" select="$line/accumulator-before('f:counted-lines')"/>
      <xsl:sequence select="f:generated('line-number counted', $number || ' ')[$number mod 5 eq 0]"/>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
