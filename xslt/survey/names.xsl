<?xml version="1.0" encoding="UTF-8"?>
<!-- The names of those who are responsible, taken apart for citing (TEI chapter 14.2). -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- Returns the element that names somebody: the name within an author or editor, or itself. -->
  <xsl:function name="f:naming" as="element()">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="named" as="element()?" select="
      $name[not(text()[normalize-space()])]/(persName | orgName | name)[1]"/>
    <xsl:sequence select="($named, $name)[1]"/>
  </xsl:function>

  <!-- Returns the parts of a name that reference managers and styles of citing tell apart. -->
  <xsl:function name="f:name-parts" as="attribute()*">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="naming" as="element()" select="f:naming($name)"/>
    <xsl:variable name="at-birth" as="element(surname)*" select="$naming/surname[@type = ('maiden', 'birth')]"/>
    <xsl:variable name="surnames" as="element(surname)*"
      select="if ($naming/surname except $at-birth) then $naming/surname except $at-birth else $at-birth"/>
    <xsl:if test="exists($surnames)">
      <xsl:variable name="given" as="node()*" select="
        if ($naming/forename) then $naming/forename
        else $naming/node()[not(self::surname or self::nameLink or self::genName or self::addName or self::roleName or self::idno)]"/>
      <xsl:sequence select="
        f:name-part('family', $surnames), f:name-part('given', $given),
        f:name-part('particle', $naming/nameLink), f:name-part('suffix', $naming/genName)"/>
    </xsl:if>
  </xsl:function>

  <!-- Returns a part of a name, if there is any. -->
  <xsl:function name="f:name-part" as="attribute()?">
    <xsl:param name="part" as="xs:string"/>
    <xsl:param name="words" as="node()*"/>
    <xsl:variable name="said" as="xs:string" select="normalize-space(string-join($words ! f:reading-text(.), ' '))"/>
    <xsl:if test="$said ne ''">
      <!-- The expression is tried at each character, and seldom needed. -->
      <xsl:attribute name="{$part}" select="
        if (contains(',;', substring($said, 1, 1)) or contains(',;', f:end($said)))
        then replace($said, '^[,;\s]+|[,;\s]+$', '') else $said"/>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
