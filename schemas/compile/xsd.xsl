<?xml version="1.0" encoding="UTF-8"?>
<!-- The grammar in W3C Schema 1.0: one schema for the edition's own namespace, and one for each other
     namespace that an element or an attribute is in. -->
<xsl:package version="3.0" package-version="1.0" name="urn:edition:compile:xsd"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="f m">

  <xsl:import href="odd.xsl"/>
  <xsl:import href="xsd-particles.xsl"/>
  <xsl:import href="xsd-values.xsl"/>
  <xsl:import href="layout.xsl"/>

  <xsl:global-context-item as="document-node()" use="required"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:mode name="m:xsd" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:xml" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:examples" visibility="public" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:variable name="examples" as="xs:string" select="'http://www.tei-c.org/ns/Examples'"/>
  <xsl:variable name="made" as="comment()">
    <xsl:comment> Generated from edition.odd by `python schemas`: change that, not this. </xsl:comment>
  </xsl:variable>

  <!-- The edition's own namespace. Every element is a group, so that only the start may be a root. -->
  <xsl:template match="/" mode="m:xsd" as="document-node()">
    <xsl:variable name="result" as="document-node()">
      <xsl:document>
        <xsl:sequence select="$made"/>
        <xs:schema targetNamespace="{$schema/@ns}" elementFormDefault="qualified">
          <xsl:namespace name="" select="$schema/@ns"/>
          <xsl:namespace name="eg" select="$examples"/>
          <xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>
          <xs:import namespace="{$examples}" schemaLocation="examples.xsd"/>
          <xs:element name="{$schema/@start}" type="{$schema/@start}"/>
          <xsl:apply-templates select="$specs except $specs[self::constraintSpec]" mode="#current"/>
        </xs:schema>
      </xsl:document>
    </xsl:variable>
    <xsl:sequence select="f:laid-out($result)"/>
  </xsl:template>

  <!-- The attributes of the xml: namespace. -->
  <xsl:template match="/" mode="m:xml" as="document-node()">
    <xsl:variable name="result" as="document-node()">
      <xsl:document>
        <xsl:sequence select="$made"/>
        <xs:schema targetNamespace="http://www.w3.org/XML/1998/namespace">
          <xsl:for-each-group select="$specs//attDef[starts-with(@ident, 'xml:')][datatype]" group-by="@ident">
            <xs:attribute name="{substring-after(@ident, ':')}">
              <xsl:apply-templates select="desc, datatype" mode="m:free"/>
            </xs:attribute>
          </xsl:for-each-group>
        </xs:schema>
      </xsl:document>
    </xsl:variable>
    <xsl:sequence select="f:laid-out($result)"/>
  </xsl:template>

  <!-- The element that holds examples of markup. -->
  <xsl:template match="/" mode="m:examples" as="document-node()">
    <xsl:variable name="result" as="document-node()">
      <xsl:document>
        <xsl:sequence select="$made"/>
        <xs:schema targetNamespace="{$examples}" elementFormDefault="qualified">
          <xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>
          <xsl:for-each select="$specs[self::elementSpec[@ns = $examples]]">
            <xs:element name="{@ident}">
              <xsl:apply-templates select="desc" mode="m:xsd"/>
              <xs:complexType mixed="true">
                <xsl:sequence select="f:particle(content)"/>
                <xsl:apply-templates select="f:attributes(.)" mode="m:free"/>
              </xs:complexType>
            </xs:element>
          </xsl:for-each>
        </xs:schema>
      </xsl:document>
    </xsl:variable>
    <xsl:sequence select="f:laid-out($result)"/>
  </xsl:template>

  <xsl:template match="desc" mode="m:xsd m:free" as="element()">
    <xs:annotation>
      <xs:documentation>
        <xsl:value-of select="normalize-space()"/>
      </xs:documentation>
    </xs:annotation>
  </xsl:template>

  <!-- Specifications -->

  <xsl:template match="elementSpec" mode="m:xsd" as="element()+">
    <xs:group name="{@ident}">
      <xs:sequence>
        <xs:element name="{@ident}" type="{@ident}">
          <xsl:apply-templates select="desc" mode="#current"/>
        </xs:element>
      </xs:sequence>
    </xs:group>
    <xs:complexType name="{@ident}">
      <xsl:if test="f:is-mixed(content)">
        <xsl:attribute name="mixed" select="true()"/>
      </xsl:if>
      <xsl:sequence select="f:particle(content)"/>
      <xsl:apply-templates select="f:attributes(.)" mode="m:has"/>
    </xs:complexType>
  </xsl:template>

  <xsl:template match="elementSpec[@ns]" mode="m:xsd" priority="1" as="element()">
    <xs:group name="{@ident}">
      <xs:sequence>
        <xs:element ref="eg:{@ident}"/>
      </xs:sequence>
    </xs:group>
  </xsl:template>

  <!-- An element whose text is a value. -->
  <xsl:template match="elementSpec[content/dataRef]" mode="m:xsd" priority="1" as="element()+">
    <xs:group name="{@ident}">
      <xs:sequence>
        <xs:element name="{@ident}" type="{@ident}">
          <xsl:apply-templates select="desc" mode="#current"/>
        </xs:element>
      </xs:sequence>
    </xs:group>
    <xs:complexType name="{@ident}">
      <xs:simpleContent>
        <xs:extension base="{content/dataRef/@key}">
          <xsl:apply-templates select="f:attributes(.)" mode="m:has"/>
        </xs:extension>
      </xs:simpleContent>
    </xs:complexType>
  </xsl:template>

  <!-- Within a choice a class is replaced by its elements; elsewhere it is a group. -->
  <xsl:template match="classSpec[@type = 'model']" mode="m:xsd" as="element()?">
    <xsl:if test="@ident = $specs//classRef[not(parent::alternate and f:once(.))]/@key">
      <xs:group name="{@ident}">
        <xsl:apply-templates select="desc" mode="#current"/>
        <xs:choice>
          <xsl:sequence select="f:named($members(@ident))"/>
        </xs:choice>
      </xs:group>
    </xsl:if>
  </xsl:template>

  <xsl:template match="classSpec[@type = 'atts']" mode="m:xsd" as="element()">
    <xs:attributeGroup name="{@ident}">
      <xsl:apply-templates select="desc" mode="#current"/>
      <xsl:apply-templates select="f:own-attributes(.), f:attribute-classes(.)" mode="m:has"/>
    </xs:attributeGroup>
  </xsl:template>

  <xsl:template match="macroSpec" mode="m:xsd" as="element()?">
    <xsl:variable name="particle" as="element()?" select="f:particle(content)"/>
    <xsl:if test="$particle">
      <xs:group name="{@ident}">
        <xsl:apply-templates select="desc" mode="#current"/>
        <xs:sequence>
          <xsl:sequence select="$particle"/>
        </xs:sequence>
      </xs:group>
    </xsl:if>
  </xsl:template>

</xsl:package>
