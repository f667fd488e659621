<?xml version="1.0" encoding="UTF-8"?>
<!-- The ways that lead to an entry of a register in an index: its other names, the entries beside it, the entry
     that it stands in. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:s="urn:edition:survey"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- Returns the id of the entry that another stands in. -->
  <xsl:function name="f:within" as="attribute(within)?">
    <xsl:param name="entry" as="element()"/>
    <xsl:for-each select="$entry/ancestor::*[f:is-entry(.)][1]/@xml:id">
      <xsl:attribute name="within" select="."/>
    </xsl:for-each>
  </xsl:function>

  <!-- Returns the other names of an entry, what it is the same as, and what to look at besides. -->
  <xsl:function name="f:references" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:for-each select="f:other-names($entry)">
      <s:other type="{@type}" sort="{f:sort-key(.)}"><xsl:value-of select="f:reading-text(.)"/></s:other>
    </xsl:for-each>
    <xsl:for-each select="$entry/@sameAs/tokenize(.)[not(f:is-address(.))]">
      <s:same pointer="{.}"/>
    </xsl:for-each>
    <xsl:for-each select="distinct-values(($entry/@corresp, $entry/(ptr | ref)[f:sees-also(.)]/@target,
        $entry/note[f:sees-also(.)]//(ptr | ref)/@target) ! tokenize(.)[not(f:is-address(.))])">
      <s:also pointer="{.}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Returns the names of an entry that say by a type that they are others than the one it is called by. -->
  <xsl:function name="f:other-names" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="
      $entry/(persName | orgName | placeName | geogName | name | objectName | eventName | abbr
          | (. | analytic | monogr)/title[@type = ('abbr', 'short', 'alt', 'alternative')])
        [@type or self::abbr][not(@type = ('main', 'preferred', 'reg', 'full', 'sub', 'desc'))]
        [normalize-space()] except f:main-name($entry)"/>
  </xsl:function>

  <!-- Returns whether an element refers to other entries that readers are to look at. -->
  <xsl:function name="f:sees-also" as="xs:boolean">
    <xsl:param name="reference" as="element()"/>
    <xsl:sequence select="lower-case(translate($reference/@type, '-_ ', '')) = 'seealso'"/>
  </xsl:function>
</xsl:stylesheet>
