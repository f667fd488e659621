<?xml version="1.0" encoding="UTF-8"?>
<!-- Names and addresses of specifications in the guide, and where an element may stand. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.tei-c.org/ns/1.0"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns what a specification is of. -->
  <xsl:function name="f:kind" as="xs:string">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="map{'elementSpec': 'element', 'classSpec': 'class', 'macroSpec': 'text', 'dataSpec': 'value'}(local-name($spec))"/>
  </xsl:function>

  <!-- Returns the id of the division on a specification. -->
  <xsl:function name="f:id" as="xs:string">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="f:kind($spec) || '-' || $spec/@ident"/>
  </xsl:function>

  <!-- Returns what a specification is called. -->
  <xsl:function name="f:name" as="element()">
    <xsl:param name="spec" as="element()"/>
    <xsl:choose>
      <xsl:when test="$spec/self::elementSpec">
        <gi><xsl:value-of select="$spec/@ident"/></gi>
      </xsl:when>
      <xsl:when test="$spec/gloss">
        <seg><xsl:value-of select="$spec/gloss"/></seg>
      </xsl:when>
      <xsl:otherwise>
        <ident><xsl:value-of select="$spec/@ident"/></ident>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Returns a reference to the division on a specification. -->
  <xsl:function name="f:link" as="element(ref)">
    <xsl:param name="spec" as="element()"/>
    <ref target="#{f:id($spec)}">
      <xsl:sequence select="f:name($spec)"/>
    </ref>
  </xsl:function>

  <!-- Returns some elements with commas between them. -->
  <xsl:function name="f:listed" as="node()*">
    <xsl:param name="items" as="element()*"/>
    <xsl:for-each select="$items">
      <xsl:if test="position() gt 1">
        <xsl:text>, </xsl:text>
      </xsl:if>
      <xsl:sequence select="."/>
    </xsl:for-each>
  </xsl:function>

  <!-- The elements and the kinds of text that let an element in by their own models, and not by a kind of text. -->
  <xsl:variable name="places" as="map(xs:string, element()*)">
    <xsl:map>
      <xsl:for-each-group select="$specs[self::elementSpec or self::macroSpec]"
          group-by="distinct-values(content//(elementRef | classRef) ! f:elements(.))">
        <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <!-- Returns where an element may stand: kinds of text first, then elements. -->
  <xsl:function name="f:places" as="node()*">
    <xsl:param name="element" as="element(elementSpec)"/>
    <xsl:variable name="found" as="element()*" select="$places($element/@ident)"/>
    <xsl:choose>
      <xsl:when test="$element/@ident = $schema/@start">
        <xsl:text>Nothing: it is the document.</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="f:listed(($found[self::macroSpec], $found[self::elementSpec]) ! f:link(.))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Returns the specifications whose content refers to a class or a kind of text, and the classes it belongs to. -->
  <xsl:function name="f:users" as="element()*">
    <xsl:param name="ident" as="xs:string"/>
    <xsl:sequence select="
        f:spec($ident)/classes/memberOf/f:spec(@key), $specs[content//(classRef | macroRef)/@key = $ident]"/>
  </xsl:function>

</xsl:stylesheet>
