<?xml version="1.0" encoding="UTF-8"?>
<!-- A long document is split: what stands on the page that is made, and what on others. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The parts of the document, by their ids. -->
  <xsl:variable name="f:parts" as="map(xs:string, element(c:part))" select="
      map:merge($context/c:context/c:document[1]/c:part ! map:entry(string(@id), .))"/>

  <!-- Whether the page that is made is the document's own, or its part's, and no other that shows its text. -->
  <xsl:variable name="f:is-own-page" as="xs:boolean" select="$page eq f:document-path(f:this(), $part)"/>

  <!-- Returns the id of the part that an element stands in, the innermost one; empty for the document itself. -->
  <xsl:function name="f:part-of" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if (map:size($f:parts) eq 0) then ''
        else string($element/ancestor-or-self::*[map:contains($f:parts, string(@xml:id))][1]/@xml:id)"/>
  </xsl:function>

  <!-- Returns whether an element stands on the page that is made: in its part, and in none within it. -->
  <xsl:function name="f:on-page" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="map:size($f:parts) eq 0 or f:part-of($element) eq $part"/>
  </xsl:function>

  <!-- Returns the division that is the part whose page is made. An id that is no name as XML has it is none
       that the document is indexed by. -->
  <xsl:function name="f:part" as="element()?">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="indexed" as="element()?" select="id($part, $document)[1]"/>
    <xsl:sequence select="if (exists($indexed)) then $indexed else $document/descendant::*[@xml:id = $part]"/>
  </xsl:function>

  <!-- A division that is a page of its own is here only a way to it. -->
  <xsl:template match="*[@xml:id][map:contains($f:parts, string(@xml:id))][not(@xml:id = $part)]" mode="m:html" priority="20"
      as="element()">
    <p class="part" data-generated="">
      <a href="{f:place-link(f:this(), @xml:id, '')}">
        <xsl:value-of select="f:part-title(@xml:id)"/>
      </a>
    </p>
  </xsl:template>

  <!-- Returns the title of a part. -->
  <xsl:function name="f:part-title" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="
        ($f:parts($id) ! normalize-space()[. ne ''], $id)[1]"/>
  </xsl:function>

</xsl:stylesheet>
