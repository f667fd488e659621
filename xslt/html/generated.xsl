<?xml version="1.0" encoding="UTF-8"?>
<!-- Words of the edition's own within the text: they are marked as such, and no word of the
     document. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The language of the edition's own words, where the document is in another one. -->
  <xsl:variable name="f:own-language" as="attribute()*">
    <xsl:variable name="other" as="xs:string?"
        select="f:language-tag($context/c:context/c:document[1]/@lang)[tokenize(., '-')[1] ne $f:language]"/>
    <xsl:if test="exists($other)">
      <xsl:attribute name="lang" select="$f:language"/>
      <xsl:if test="f:direction($other) ne f:direction($f:language)">
        <xsl:attribute name="dir" select="f:direction($f:language)"/>
      </xsl:if>
    </xsl:if>
  </xsl:variable>

  <!-- Returns words that the edition adds to the text. -->
  <xsl:function name="f:generated" as="element()">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="text" as="xs:string"/>
    <span class="{$kind}" data-generated="">
      <xsl:sequence select="$f:own-language[matches($text, '\p{L}{2}')], $text"/>
    </span>
  </xsl:function>

  <!-- Returns an editorial sign, such as a bracket. -->
  <xsl:function name="f:sign" as="element()?">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="f:generated('sign', $text)[$text ne '']"/>
  </xsl:function>

  <!-- Returns an editorial sign that has no place in some states of the text. -->
  <xsl:function name="f:sign" as="element()?">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="unread" as="xs:string+"/>
    <xsl:if test="$text ne ''">
      <span class="sign" data-generated="">
        <xsl:sequence select="f:not($unread), $text"/>
      </span>
    </xsl:if>
  </xsl:function>

  <!-- Returns a sign that print would not need: for those who hear the page or copy from it. -->
  <xsl:function name="f:unseen" as="element()">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="f:generated('unseen', $text)"/>
  </xsl:function>

  <!-- Returns the like of a change by the writer: neither its first nor its last state has it. -->
  <xsl:function name="f:change-sign" as="element()?">
    <xsl:param name="text" as="xs:string"/>
    <xsl:if test="$text ne ''">
      <span class="unseen" data-generated="">
        <xsl:sequence select="f:not(('first', 'last')), $text"/>
      </span>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
